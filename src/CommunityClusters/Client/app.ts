import "@hotwired/turbo";
import { enableCopying } from "./copy";
import { watchOpenPage } from "./live-line";
import { rememberMeToos } from "./me-too";
import { addStreamActions } from "./streams";
import { enableWaiting } from "./waiting";

addStreamActions();
enableCopying();
watchOpenPage();
rememberMeToos();
enableWaiting();
