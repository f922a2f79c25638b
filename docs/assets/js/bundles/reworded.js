// @ts-check
import { tellRewordings } from "../reworded.js";
import { addToolAids } from "../tool.js";

// What readers are told of questions whose words changed after they answered.
addToolAids(tellRewordings);
