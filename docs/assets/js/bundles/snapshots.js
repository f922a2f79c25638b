// @ts-check
import { addStarter } from "../components.js";
import { Snapshots } from "../snapshots.js";

addStarter(({ store, now }) => store.keepIn(new Snapshots(store, now)));
