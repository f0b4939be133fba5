import { describe, expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';
import { aDocx, aLockedPdf, aPdf, at, MACROS, para } from './files.ts';
import { aTakeHome } from './take-home.ts';

const aCase = 'The user is a feature engineer.';
const pdf = () => aPdf([{ content: at(72, 700, 11, aCase) }]);
const docx = () => aDocx(para(aCase));

describe('the take-home as a file', () => {
  test('is taken as Markdown, text, PDF and Word, each as a new version of the one draft', async () => {
    const house = await aHouse();
    const { upload, text } = await aTakeHome(house);
    const files: [string, string | Uint8Array][] = [
      ['case.md', `# ${aCase}`],
      ['case.TXT', `\ufeff${aCase}`],
      ['Case (final).pdf', pdf()],
      ['case.v2.docx', docx()],
    ];
    for (const [i, [name, bytes]] of files.entries()) {
      const taken = await upload(name, bytes);
      expect(taken.body, name).toEqual({ version: i + 1, bytes: expect.any(Number), words: 6 });
      expect(taken.etag).toBe(`"${i + 1}"`);
      expect(await text()).toBe(i === 0 ? `# ${aCase}` : aCase);
    }
    expect((await upload('case.docx', docx(), { match: '"3"' })).told).toMatch(/^412 conflict/);
    expect((await upload('case.docx', docx(), { match: '"4"' })).etag).toBe('"5"');
  });

  test('may be UTF-16 if it says so; other encodings are refused with what to do', async () => {
    const house = await aHouse();
    const { upload, text } = await aTakeHome(house);
    const utf16 = Buffer.from('\ufeffPrüfung', 'utf16le');
    expect((await upload('a.txt', utf16)).status).toBe(200);
    expect(await text()).toBe('Prüfung');
    expect((await upload('a.txt', Buffer.from(utf16).swap16())).status).toBe(200);
    expect(await text()).toBe('Prüfung');
    expect((await upload('a.txt', Buffer.from('Prüfung', 'latin1'))).told).toMatch(/^415 unsupported_type .*UTF-8/);
    expect((await upload('a.md', 'a\u0000b')).told).toMatch(/^400 bad_request .*NUL/);
    expect((await upload('a.md', '')).told).toMatch(/^400 bad_request .*empty/);
  });

  test('must be what its name says', async () => {
    const house = await aHouse();
    const { upload, text } = await aTakeHome(house);
    await upload('case.md', 'the first');
    const wrong: [string, string | Uint8Array, RegExp][] = [
      ['case.txt', pdf(), /called \.txt but holds a PDF/],
      ['case.md', docx(), /called \.md but holds a zip/],
      ['case.pdf', docx(), /called \.pdf but holds a zip/],
      ['case.pdf', 'words', /called \.pdf but holds something else/],
      ['case.docx', pdf(), /called \.docx but holds a PDF/],
      ['case.docx', Buffer.from('d0cf11e0a1b11ae100', 'hex'), /password, or is an old \.doc/],
      ['case.docm', docx(), /macros/],
      ['case.doc', 'x', /\.md, \.txt, \.pdf or \.docx/],
      ['case.exe', 'MZ', /\.md, \.txt, \.pdf or \.docx/],
      ['case', 'words', /\.md, \.txt, \.pdf or \.docx/],
      ['pdf', pdf(), /\.md, \.txt, \.pdf or \.docx/],
    ];
    for (const [name, bytes, why] of wrong) {
      const refused = await upload(name, bytes);
      expect(refused.told, name).toMatch(/^415 unsupported_type/);
      expect(refused.told, name).toMatch(why);
    }
    expect(await text()).toBe('the first');
  });

  test('is refused when hostile or not readable, with a clear error, and the draft stays', async () => {
    const house = await aHouse();
    const kept = await aTakeHome(house);
    await kept.upload('case.md', 'the first');
    const files: [string, Uint8Array, RegExp][] = [
      ['bomb.docx', aDocx('<w:p/>'.repeat(9_000_000)), /^413 too_large .*50 MiB/],
      ['macros.docx', aDocx(para('x'), { main: MACROS }), /^415 unsupported_type .*macros/],
      ['pages.pdf', aPdf(Array.from({ length: 10_000 }, () => ({ content: '' }))), /^413 too_large .*200 pages/],
      ['locked.pdf', aLockedPdf(), /^415 unsupported_type .*password/],
      ['cut.pdf', pdf().subarray(0, 200), /^415 unsupported_type .*damaged/],
      ['scan.pdf', aPdf([{ content: '0 0 9 9 re f' }]), /^415 unsupported_type .*scanned/],
    ];
    await Promise.all(
      files.map(async ([name, bytes, why]) =>
        expect((await (await aTakeHome(house)).upload(name, bytes)).told, name).toMatch(why),
      ),
    );
    expect((await kept.upload('cut.docx', docx().subarray(0, 400))).told).toMatch(/^415 unsupported_type .*damaged/);
    expect(await kept.text()).toBe('the first');
  });

  test('has its limits: 5 MiB of file, 256 KiB of text, one file, a whole form', async () => {
    const house = await aHouse();
    const { upload, id, key } = await aTakeHome(house);
    const MiB = 1024 * 1024;
    expect((await upload('a.md', 'a'.repeat(5 * MiB + 1))).told).toMatch(/^413 too_large .*5 MiB/);
    expect((await upload('a.md', 'a'.repeat(20 * MiB))).told).toMatch(/^413 too_large .*5 MiB/);
    expect((await upload('a.md', 'a'.repeat(5 * MiB))).told).toMatch(/^413 too_large .*256 KiB/);
    expect((await upload('a.md', 'a'.repeat(256 * 1024))).status).toBe(200);
    const raw = (body: string) =>
      house.call('PUT', `/api/sessions/${id}/case`, {
        key,
        body,
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      });
    const broken = await raw('--b\r\nContent-Disposition: form-data; name="file"; filename="a.md"\r\n\r\nhalf of i');
    expect([broken.status, broken.body.error.code]).toEqual([400, 'bad_request']);
    const empty = await raw('--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nno file\r\n--b--\r\n');
    expect([empty.status, empty.body.error.fields]).toEqual([400, { file: 'is missing' }]);
  });

  test('that is still being read when the case is handed in comes too late', async () => {
    const house = await aHouse();
    const { upload, key } = await aTakeHome(house);
    const candidate = await PlainSeat.at(house.address, key);
    await candidate.entry('round.opened');
    await upload('case.md', 'handed in');
    const late = upload('case.pdf', pdf());
    expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
    expect((await late).told).toMatch(/^409 not_now/);
    expect((await candidate.entry('case.submitted')).text).toBe('handed in');
  });
});
