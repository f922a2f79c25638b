// @ts-check
import { addStarter } from "../components.js";
import { Snapshots } from "../snapshots.js";

addStarter(({ store, now }) => void new Snapshots(store, now));
