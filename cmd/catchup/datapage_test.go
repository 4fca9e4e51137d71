package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// dataPage is the page for analysts.
const dataPage = "../../docs/data.md"

// fence is a block of the page: its kind, the words behind that, and its text.
var fence = regexp.MustCompile("(?ms)^```(csv|json|yaml|text)(?: ([^\n]*))?\n(.*?)^```$")

// TestDataPage runs every block of settings on the page for analysts on the
// tables of the page, and holds what an edition shows of them against the block
// below, which -update writes. A block that begins with "shape:" belongs to the
// last source of the block before it that does not.
//
//test:serial
func TestDataPage(t *testing.T) {
	page, err := os.ReadFile(dataPage)
	if err != nil {
		t.Fatal(err)
	}
	p := dataBlocks{t: t, files: map[string]string{}}
	got := fence.ReplaceAllStringFunc(string(page), p.block)
	if p.shown < 28 {
		t.Errorf("the page shows %d tables", p.shown)
	}
	if *update {
		if err := os.WriteFile(dataPage, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(page), got); diff != "" {
		t.Errorf("the page shows something else (-page +program):\n%s", diff)
	}
}

// dataBlocks reads the blocks of the page in their order. base are the sources
// that steps are put under.
type dataBlocks struct {
	t             *testing.T
	files         map[string]string
	base, sources string
	shown         int
}

// block takes in one block, and gives it back as it should stand there.
func (p *dataBlocks) block(whole string) string {
	m := fence.FindStringSubmatch(whole)
	kind, words, text := m[1], m[2], m[3]
	switch kind {
	case "csv", "json":
		p.files["data/"+words] = text
	case "yaml":
		p.sources = text
		if strings.HasPrefix(text, "shape:") {
			p.sources = p.base + below(text)
		} else {
			p.base = text
		}
	case "text":
		return "```text " + words + "\n" + p.table(quoted(words)) + "```"
	}
	return whole
}

// table is the table of these columns that an edition shows of the last source.
func (p *dataBlocks) table(columns []string) string {
	p.shown++
	names := regexp.MustCompile(`(?m)^\w+:`).FindAllString(p.sources, -1)
	source := strings.TrimSuffix(names[len(names)-1], ":")
	section := "- table:\n    title: Shown\n    from: " + source + "\n    columns: [ "
	for _, name := range columns {
		section += "{ name: \"" + name + "\" }, "
	}
	files := map[string]string{"sources": p.sources, "sections": section + "]\n"}
	for name, text := range p.files {
		files[name] = text
	}
	got := try(p.t, files)
	if got.status != 0 {
		p.t.Errorf("%s is not read:\n%s", source, got.told)
	}
	return shownTable(got.says)
}

// shownTable is the table in an edition of one: the lines around its rule, up
// to an empty one on both sides.
func shownTable(says string) string {
	lines := strings.Split(says, "\n")
	rule := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "--") })
	if rule < 0 {
		return ""
	}
	from, to := rule, rule
	for lines[from-1] != "" {
		from--
	}
	for to < len(lines) && lines[to] != "" {
		to++
	}
	for i := range lines[from:to] {
		lines[from+i] = strings.TrimRight(lines[from+i], " ")
	}
	return strings.Join(lines[from:to], "\n") + "\n"
}

// quoted is the words of a text, of which those in quotation marks are one.
func quoted(text string) (words []string) {
	for _, m := range regexp.MustCompile(`"([^"]+)"|(\S+)`).FindAllStringSubmatch(text, -1) {
		words = append(words, m[1]+m[2])
	}
	return words
}
