import "@hotwired/turbo";
import { watchOpenPage } from "./live-line";
import { enableCopying } from "./copy";

enableCopying();
watchOpenPage();
