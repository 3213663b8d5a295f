import "@hotwired/turbo";
import { keepPageForItsOwnAnchors } from "./anchors";
import { enableCopying } from "./copy";
import { watchOpenPage } from "./live-line";

keepPageForItsOwnAnchors();
enableCopying();
watchOpenPage();
