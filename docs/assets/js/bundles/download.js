// @ts-check
import { addStarter } from "../components.js";
import { exportFile, saveFile } from "../download.js";
import { labelsOn } from "../labels.js";

addStarter((services) => {
  const { site, store, now } = services;
  services.download = (labels = labelsOn(document)) => saveFile(document, exportFile({ site, entries: store.live(), labels, now }));
});
