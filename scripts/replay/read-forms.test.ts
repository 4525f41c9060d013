import { expect, test } from 'vitest'
import { fillForm } from './fill-form.ts'
import { type Form, readForms } from './read-forms.ts'

const page = `<!doctype html><html><head><script>if (1 < 2) document.write("<form>")</script></head><body>
<form method="get" action="/sok"><label for="q">Sök</label><input id="q" name="q" value=""/></form>
<!-- <form> -->
<form method="post" action="/anmal?lat=57.7&amp;lon=11.9"><input type="hidden" name="key" value="a&quot;b"/>
<fieldset><legend>Kategori</legend>
<label class="choice"><input type="radio" name="category" value="hal"/><span>Hål i gatan<small></small></span></label>
<label class="choice"><input type="radio" name="category" value="klotter"/><span>Klotter &amp; sånt</span></label></fieldset>
<fieldset><legend>Kommun</legend><label><input type="radio" name="municipality" value="1480" checked/>Göteborg</label>
<label><input type="radio" name="municipality" value="1481"/>Mölndal</label></fieldset>
<div class="field"><label for="title">Rubrik</label><input id="title" name="title" maxlength="10" required/></div>
<div class="field"><label for="description">Beskrivning</label><textarea id="description" name="description">Som &lt;b&gt;</textarea></div>
<label for="hour">Tid</label><select id="hour" name="hour"><option value="1">Ett</option><option value="2" selected>Två</option></select>
<label><input type="checkbox" name="name_shown" value="yes"/><span>Visa namn</span></label>
<input type="file" name="photo"/><button type="button">Position</button><button class="primary"><span>Skicka</span></button></form>`

const formAt = (place: number): Form => {
  const form = readForms(page)[place]
  if (!form) throw new Error('no such form')
  return form
}

test('forms are read with their labels, choices and what they carry unseen', () => {
  expect(readForms(page).map(({ method, action }) => [method, action])).toEqual([
    ['get', '/sok'],
    ['post', '/anmal?lat=57.7&lon=11.9'],
  ])
  const { fields, buttons } = formAt(1)
  expect(fields.map(({ name, label, value }) => [name, label, value])).toEqual([
    ['key', '', 'a"b'],
    ['category', 'Kategori', null],
    ['municipality', 'Kommun', '1480'],
    ['title', 'Rubrik', ''],
    ['description', 'Beskrivning', 'Som <b>'],
    ['hour', 'Tid', '2'],
    ['name_shown', 'Visa namn', null],
  ])
  expect(fields[1]?.options.map(({ label }) => label)).toEqual(['Hål i gatan', 'Klotter & sånt'])
  expect(buttons.map(({ label }) => label)).toEqual(['Skicka'])
})

test('a form sends what a browser would: typed words cut to fit, choices kept, unticked boxes not at all', () => {
  const sent = fillForm(formAt(1), {
    Kategori: 'Klotter & sånt',
    Rubrik: 'En lång rubrik',
    Beskrivning: 'Två\nrader',
  })
  expect([...sent]).toEqual([
    ['key', 'a"b'],
    ['category', 'klotter'],
    ['municipality', '1480'],
    ['title', 'En lång ru'],
    ['description', 'Två\r\nrader'],
    ['hour', '2'],
  ])
})

test('a label that is not there is said', () => {
  expect(() => fillForm(formAt(1), { Telefon: '1' })).toThrow('no field called Telefon')
})
