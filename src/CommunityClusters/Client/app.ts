import "@hotwired/turbo";
import { enableFinding } from "../Features/People/place.island";
import { enablePasskeys } from "../Features/People/SigningIn/passkey.island";
import { keepPageForItsOwnAnchors } from "./anchors";
import { enableCopying } from "./copy";
import { watchOpenPage } from "./live-line";
import { rememberMeToos } from "./me-too";
import { addStreamActions } from "./streams";
import { enableWaiting } from "./waiting";

addStreamActions();
keepPageForItsOwnAnchors();
enableCopying();
enableFinding();
enablePasskeys();
watchOpenPage();
rememberMeToos();
enableWaiting();
