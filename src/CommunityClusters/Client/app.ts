import "@hotwired/turbo";
import { watchOpenPage } from "./live-line";
import { enableCopying } from "./copy";
import { enableFinding } from "../Features/People/place.island";

enableCopying();
enableFinding();
watchOpenPage();
