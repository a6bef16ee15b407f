// A small ZIP writer (stored, not compressed): enough for an ODS. Format: PKWARE APPNOTE 4.3.
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Numbers in little-endian order: [value, size in bytes] each. */
function packed(fields) {
  const made = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(made.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return made;
}

const EPOCH = 0x21; // 1980-01-01: equal content gives equal bytes
const UTF8 = 0x800;

/** files: [[name, text] …] in this order → Blob parts of one archive. */
export function zip(files) {
  const encoder = new TextEncoder();
  const body = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of files) {
    const title = encoder.encode(name);
    const bytes = encoder.encode(text);
    const facts = [[20, 2], [UTF8, 2], [0, 2], [0, 2], [EPOCH, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [title.length, 2], [0, 2]]; // prettier-ignore
    const head = packed([[0x04034b50, 4], ...facts]);
    body.push(head, title, bytes);
    directory.push(packed([[0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), title);
    offset += head.length + title.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = packed([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]]); // prettier-ignore
  return [...body, ...directory, end];
}
