// What a calendar program reads in a feed: ical.js, which other calendars are built on.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const text = readFileSync(process.argv[2], "utf8");
const calendar = new ICAL.Component(ICAL.parse(text));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    summary: event.summary,
    location: event.location ?? "",
    description: event.description ?? "",
    begins: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    status: component.getFirstPropertyValue("status"),
    sequence: event.sequence,
    address: component.getFirstPropertyValue("url"),
    stamp: component.getFirstPropertyValue("dtstamp")?.toString() ?? "",
  };
});
const longest = Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)));
console.log(JSON.stringify({ name: calendar.getFirstPropertyValue("name"), version: calendar.getFirstPropertyValue("version"), events, longest, bare: /(^|[^\r])\n/.test(text) }));
