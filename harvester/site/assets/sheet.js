// Tables as CSV (RFC 4180, UTF-8) and as OpenDocument spreadsheet 1.3, made here in the browser.
import { zip } from "./zip.js";

const TYPE = "application/vnd.oasis.opendocument.spreadsheet";
const FORMULA = /^[=+\-@\t\r]/;
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const NAMES = ["office", "table", "text", "manifest"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ");
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** An apostrophe before what a spreadsheet would run: `=1+1` → `'=1+1`. */
function guarded(text) {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(value) {
  const text = typeof value === "number" ? String(value) : guarded(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** rows: arrays of text or numbers. The mark at the start tells spreadsheets that it is UTF-8. */
export function csv(rows) {
  const text = rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
  return new Blob([`\ufeff${text}`], { type: "text/csv;charset=utf-8" });
}

function xml(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"]/g, (sign) => signs[sign]);
}

function cell(value) {
  if (value === "") return "<table:table-cell/>";
  if (typeof value === "number")
    return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  const lines = value.split("\n").map((line) => `<text:p>${xml(line)}</text:p>`);
  return `<table:table-cell office:value-type="string">${lines.join("")}</table:table-cell>`;
}

function table([name, rows]) {
  const lines = rows.map((row) => `<table:table-row>${row.map(cell).join("")}</table:table-row>`);
  return `<table:table table:name="${xml(name)}">${lines.join("")}</table:table>`;
}

/** sheets: [[name, rows] …]. Text stays text: nothing in it is ever a formula. */
export function ods(sheets) {
  const content = `${HEAD}<office:document-content ${NAMES} office:version="1.3"><office:body><office:spreadsheet>${sheets.map(table).join("")}</office:spreadsheet></office:body></office:document-content>`;
  const entry = (path, type, more = "") => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"${more}/>`;
  const manifest = `${HEAD}<manifest:manifest ${NAMES} manifest:version="1.3">${entry("/", TYPE, ' manifest:version="1.3"')}${entry("content.xml", "text/xml")}</manifest:manifest>`;
  return new Blob(zip([["mimetype", TYPE], ["content.xml", content], ["META-INF/manifest.xml", manifest]]), { type: TYPE });
}

/** Hands a file to the reader; nothing leaves the browser. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
