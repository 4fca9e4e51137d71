package app

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"catchup/config"
	"catchup/internal/edition"
	"catchup/internal/setting"
	"catchup/internal/tooltest"
)

// regions are the slices of the test, each a word that nothing else has.
var regions = []string{"Quexalpha", "Quexbravo", "Quex/../charlie"}

// marks are what each region's rows are known by: words, and the first digits
// of its numbers.
var marks = map[string][]string{
	"Quexalpha":       {"wordalpha", "6155000", "615,500,0", "quexalpha"},
	"Quexbravo":       {"wordbravo", "6255000", "625,500,0", "quexbravo"},
	"Quex/../charlie": {"wordcharlie", "6355000", "635,500,0", "quex/../charlie", "quex-charlie"},
}

const slicedInstallation = `
timezone: Europe/London
sources:
  outturn:
    csv: { path: config/outturn.csv }
    columns: { system: text, region: text, year: { from: year, kind: year }, plan: { kind: money, unit: GBP, sign: surplus }, outturn: { kind: money, unit: GBP, sign: surplus } }
    expect: { unique: [system, year], jump: [{ column: outturn, by: [region], limit: 1k }] }
  local:
    csv: { path: config/local.csv }
    columns: { title: text, link: text, outlet: text, content: text, published: time, region: text }
  common:
    csv: { path: config/common.csv }
    columns: { title: text, link: text, outlet: text, content: text, published: time }
  readers: { csv: { path: config/readers.csv } }
reports:
  regional:
    spec: reports/regional.yaml
    to: { list: readers, formats: [html, text], attach: [pdf, xlsx] }
mail: { from: catchup@example.org }
`

const slicedReport = `
title: Regional
slice_by: region
sections:
  - stories: { title: All over the country, from: [common], tell: 1, also: 1 }
  - stories: { title: Nearby, from: [local], tell: 1, also: 1 }
  - numbers: { show: 5 }
  - finance:
      { title: Against plan, kind: plan-outturn, from: outturn, unit: £, decimals: 0,
        columns: { body: system, year: year, plan: plan, actual: outturn }, show: { rows: 5, chart: bar } }
  - table: { title: As it stands, from: outturn, unit: £, decimals: 0, total: true, sort: -outturn,
        columns: [ { name: system }, { name: region }, { name: year }, { name: plan }, { name: outturn } ] }
`

// rows are the sources of the sliced report: every cell of a region's rows has
// a mark of the region. Revised is added to the outturn.
func rows(revised int) map[string]string {
	outturn, local := "system,region,year,plan,outturn\n", "title,link,outlet,content,published,region\n"
	for i, region := range regions {
		word := "Word" + region[strings.LastIndexAny(region, "x/")+1:]
		for system := range 3 {
			for year := range 2 {
				number := 1000*(615_500_000+10_000_000*i) + 10*system + year
				outturn += fmt.Sprintf("%s system %d,%s,%d-%d,%d,%d\n", word, system, region, 2022+year, 23+year, number, number+7+revised*(system+1))
			}
		}
		local += fmt.Sprintf("%[1]s wards close,https://example.org/%[1]s,%[1]s Gazette,The %[1]s wards have closed at a cost of £%[2]d00 a year. The %[1]s trust said that it had no staff for them.,2024-06-12T09:00:00Z,%[3]s\n", word, 6155000+100000*i, region)
	}
	return map[string]string{
		"config/outturn.csv": outturn,
		"config/local.csv":   local,
		"config/common.csv":  "title,link,outlet,content,published\nThe nation waits,https://example.org/n,The Record,The nation waits for a plan. It has waited for a year.,2024-06-12T09:00:00Z\n",
	}
}

// regional opens the installation of the sliced report, and returns with it a
// log of the steps taken.
func regional(t *testing.T, dir string, revised int, changes ...func(*config.Settings, *Options)) (*App, *journal) {
	t.Helper()
	files := rows(revised)
	files["config/catchup.yaml"], files["reports/regional.yaml"] = slicedInstallation, slicedReport
	files["config/readers.csv"] = "email,region\na@example.org,Quexalpha\nb@example.org,Quexbravo\nc@example.org,Quex/../charlie\nd@example.org,Nord\ne@example.org,\n"
	for name, text := range files {
		write(t, filepath.Join(dir, name), []byte(text))
	}
	settings, err := config.Load(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	log := new(journal)
	options := Options{Dir: dir, Now: time.Now, Log: slog.New(slog.DiscardHandler), OnStep: func(s edition.Step) {
		fmt.Fprintln(log, s.Verb, s.Object, s.Result)
	}}
	for _, change := range changes {
		change(settings, &options)
	}
	a, err := New(t.Context(), settings, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(log)
		}
		a.Stop()
	})
	return a, log
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestSlicesHoldTheirOwnAlone makes two editions of a sliced report, the second
// with corrections and although a source is not as expected, and looks in every
// byte of every slice for what is another's.
func TestSlicesHoldTheirOwnAlone(t *testing.T) {
	tooltest.Program(t, "pdftotext")
	dir := t.TempDir()
	var e *edition.Edition
	var a *App
	for week, day := range []string{"2024-06-13", "2024-06-18"} {
		var log *journal
		a, log = regional(t, dir, 500*week)
		asOf := new(setting.Day)
		if err := asOf.UnmarshalText([]byte(day)); err != nil {
			t.Fatal(err)
		}
		r, err := a.Run(t.Context(), Order{Report: "regional", AsOf: asOf, Force: "it is so"})
		if err != nil {
			t.Fatal(err)
		}
		e = r.Edition
		for _, why := range []string{"the reader has no “region”, by which the edition is sliced", "the edition has no part for “Nord”"} {
			if !strings.Contains(log.String(), "skipped 1 "+why) {
				t.Errorf("it is not told that %s", why)
			}
		}
	}
	operators, subscribers := haul{}, haul{}
	operators.json(t, "breaches", e.Document.Override)
	if !bytes.Contains(operators["breaches"], []byte("Quexalpha")) || len(e.Document.Measures) == 0 {
		t.Errorf("the second edition was not forced, and tries nothing: %s", operators["breaches"])
	}
	common := *e.Document
	common.Override, common.Measures = nil, nil // the operator's alone, and in no slice
	subscribers.json(t, "what all share", common)
	for _, region := range regions {
		subscribers.hasNoneOf(t, region)
	}
	for _, region := range regions {
		t.Run(region, func(t *testing.T) {
			all := slicesBytes(t, a, e, region)
			for _, other := range regions {
				if other != region {
					all.hasNoneOf(t, other)
				}
			}
			all.hasOwn(t, region)
		})
	}
}

// slicesBytes is everything that was made of a slice.
func slicesBytes(t *testing.T, a *App, e *edition.Edition, region string) haul {
	t.Helper()
	s, err := a.in.store.Archive.Slice(t.Context(), e.ID, region)
	if err != nil {
		t.Fatal(err)
	}
	all := haul{}
	all.json(t, "document", s.Document)
	for _, f := range s.Files {
		all.file(t, "kept "+f.Name, f.Bytes)
	}
	folder := filepath.Join(a.in.settings.Editions.Full, e.Key.Report, e.Key.Period, edition.Folders(e.Slices)[region])
	var names []string
	for name, data := range below(t, folder) {
		names = append(names, filepath.Base(name))
		all.file(t, "written "+name, data)
	}
	slices.Sort(names)
	if len(names) != len(s.Files) {
		t.Errorf("written are %q of %d files", names, len(s.Files))
	}
	to := string(rune('a'+slices.Index(regions, region))) + "@example.org"
	messages := 0
	for name, data := range below(t, a.in.settings.Mail.Outbox.Full) {
		if bytes.Contains(data, []byte("To: <"+to+">")) {
			messages++
			all.message(t, "letter "+name, data)
		}
	}
	if messages != 2 {
		t.Errorf("%d letters to %s, want 2", messages, to)
	}
	return all
}

// below are the files of a folder.
func below(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		all[name], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// haul is bytes by where they were found: as they are, and unpacked.
type haul map[string][]byte

// hasNoneOf looks for a foreign region's marks, in UTF-8 and UTF-16.
func (h haul) hasNoneOf(t *testing.T, region string) {
	t.Helper()
	for name, data := range h {
		lower := bytes.ToLower(data)
		for _, mark := range marks[region] {
			if bytes.Contains(lower, []byte(mark)) || bytes.Contains(lower, wide(mark)) {
				t.Errorf("%s holds %q of %s", name, mark, region)
			}
		}
	}
}

// hasOwn makes sure that a word and a number would be found in each form.
func (h haul) hasOwn(t *testing.T, region string) {
	t.Helper()
	word, number, shown := marks[region][0], marks[region][1], marks[region][2]
	for form, number := range map[string]string{
		"document": number, "kept edition.html": shown, "kept edition.txt": shown, "kept page.html": shown,
		"kept edition.pdf: text": shown, "kept edition.xlsx: ": number,
	} {
		for _, mark := range []string{word, number} {
			if !slices.ContainsFunc(h.within(form), func(data []byte) bool { return bytes.Contains(bytes.ToLower(data), []byte(mark)) }) {
				t.Errorf("%s does not hold %q: the search proves nothing", form, mark)
			}
		}
	}
	for what, least := range map[string]int{"letter": 10, "kept edition.pdf: stream": 5, "kept edition.xlsx: ": 5} {
		if n := len(h.within(what)); n < least {
			t.Errorf("of %s there are %d parts", what, n)
		}
	}
}

// within are the bytes found in places that begin so.
func (h haul) within(prefix string) (found [][]byte) {
	for name, data := range h {
		if strings.HasPrefix(name, prefix) {
			found = append(found, data)
		}
	}
	return found
}

// wide is a text as UTF-16BE, which PDF has.
func wide(text string) (b []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return b
}

func (h haul) json(t *testing.T, name string, of any) {
	t.Helper()
	text, err := json.Marshal(of)
	if err != nil {
		t.Fatal(err)
	}
	h[name] = text
}

// file adds a file, and what is packed in it.
func (h haul) file(t *testing.T, name string, data []byte) {
	t.Helper()
	h[name] = data
	switch filepath.Ext(name) {
	case ".pdf":
		h.pdf(t, name, data)
	case ".xlsx":
		h.zip(t, name, data)
	}
}

var stream = regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`)

func (h haul) pdf(t *testing.T, name string, data []byte) {
	t.Helper()
	command := exec.Command("pdftotext", "-layout", "-", "-")
	command.Stdin = bytes.NewReader(data)
	text, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	h[name+": text"] = text
	for i, found := range stream.FindAllSubmatch(data, -1) {
		if r, err := zlib.NewReader(bytes.NewReader(found[1])); err == nil {
			h[fmt.Sprintf("%s: stream %d", name, i)], _ = io.ReadAll(r) // what follows a stream may not be of it
		}
	}
}

func (h haul) zip(t *testing.T, name string, data []byte) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		r, err := f.Open()
		if err == nil {
			h[name+": "+f.Name], err = io.ReadAll(r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// message adds a message as it is and each of its parts decoded, packed files
// unpacked.
func (h haul) message(t *testing.T, name string, data []byte) {
	t.Helper()
	h[name] = data
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	h[name+": subject"] = []byte(subject)
	h.part(t, name, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body)
}

func (h haul) part(t *testing.T, name, kind, encoding string, body io.Reader) {
	t.Helper()
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(media, "multipart/") {
		switch strings.ToLower(encoding) {
		case "base64":
			body = base64.NewDecoder(base64.StdEncoding, body)
		case "quoted-printable":
			body = quotedprintable.NewReader(body)
		}
		data, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		h.file(t, fmt.Sprintf("%s: part %d, %s", name, len(h), params["name"]), data)
		return
	}
	for parts := multipart.NewReader(body, params["boundary"]); ; {
		p, err := parts.NextRawPart()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		h.part(t, name, p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p)
	}
}

// TestSlicesAreTold runs a sliced report dry, and tries what orders may ask of
// it.
func TestSlicesAreTold(t *testing.T) {
	dir := t.TempDir()
	var told []string
	a, _ := regional(t, dir, 0, func(_ *config.Settings, o *Options) {
		o.Dry, o.OnStep = true, func(s edition.Step) {
			if s.Verb == "skipped" || s.Verb == "readers" {
				told = append(told, s.Verb+" "+s.Object+" "+s.Result)
			}
		}
	})
	asOf := new(setting.Day)
	if err := asOf.UnmarshalText([]byte("2024-06-13")); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	order := Order{Report: "regional", AsOf: asOf, Out: out}
	r, err := a.Run(t.Context(), order)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"readers 3 would get it",
		"skipped 1 the reader has no “region”, by which the edition is sliced",
		"skipped 1 the edition has no part for “Nord”",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
	if got := folders(t, r.Folder); !slices.Equal(got, []string{"quex-charlie", "quexalpha", "quexbravo"}) {
		t.Errorf("written are %q", got)
	}
	order.Slice, order.Out = "Quexbravo", filepath.Join(dir, "one")
	if r, err = a.Run(t.Context(), order); err != nil || r.Edition.Document.Slice != "Quexbravo" || filepath.Base(r.Folder) != "quexbravo" {
		t.Errorf("%+v, %v", r, err)
	}
	if e, err := a.Proof(t.Context(), Order{Report: "regional", AsOf: asOf}); err != nil || e.Document.Slice != "Quex/../charlie" {
		t.Errorf("the first slice is %+v, %v", e, err)
	}
	order.Slice = "Quexbrvo"
	if _, err = a.Run(t.Context(), order); err == nil || !strings.Contains(err.Error(), `did you mean "Quexbravo"?`) {
		t.Errorf("a slice that is not there: %v", err)
	}
	order.Slice, order.To = "", new(mail.Address)
	if err := order.Check(a.in.settings, time.Now()); err == nil || !strings.Contains(err.Error(), "--slice says which") {
		t.Errorf("a letter of any slice: %v", err)
	}
}

// folders lists those of a folder.
func folders(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
