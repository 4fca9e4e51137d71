package html_test

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"catchup/internal/browsertest"
	"catchup/internal/document"
	"catchup/internal/tooltest"
)

// excused are the rules of a checker that a template says it breaks, each with
// why, below the line that names the checker.
func excused(t *testing.T, template, checker string) []string {
	t.Helper()
	text, err := os.ReadFile("../../../templates/" + template)
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(text), "of "+checker+" it ")
	list, _, _ = strings.Cut(list, "\n\n")
	rules := []string{}
	for _, m := range regexp.MustCompile(`(?m)^  (\S.*?): \S+ `).FindAllStringSubmatch(list, -1) {
		rules = append(rules, m[1])
	}
	slices.Sort(rules)
	return rules
}

// message is what html-validate finds.
type message struct {
	RuleID, Message string
	Line            int
}

// TestValid has html-validate judge the mail and the web page by its
// recommended rules. They break those that their templates justify, and no
// others.
func TestValid(t *testing.T) {
	program := browsertest.Module(t, ".bin/html-validate")
	for template, page := range map[string][]byte{
		"mail/edition.html.tmpl": render(t, gallery(t)),
		"web/edition.html.tmpl":  framed(t, gallery(t)),
	} {
		found := validate(t, program, page)
		broken := map[string]bool{}
		for _, m := range found {
			broken[m.RuleID] = true
		}
		want := excused(t, template, "html-validate")
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(broken)), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("the rules that are broken are not those that %s justifies:\n%s\n%+v", template, diff, found[:min(8, len(found))])
		}
	}
}

func validate(t *testing.T, program string, text []byte) []message {
	t.Helper()
	folder := t.TempDir()
	page, found, rules := filepath.Join(folder, "page.html"), filepath.Join(folder, "found.json"), filepath.Join(folder, "rules.json")
	write(t, page, text)
	write(t, rules, []byte(`{"root": true, "extends": ["html-validate:recommended"]}`))
	out, failed := exec.Command(program, "--config", rules, "--formatter", "json="+found, page).CombinedOutput()
	data, err := os.ReadFile(found)
	if err != nil {
		t.Fatalf("html-validate: %v, %v: %s", failed, err, out)
	}
	var pages []struct{ Messages []message }
	if err := json.Unmarshal(data, &pages); err != nil {
		t.Fatal(err)
	}
	if len(pages) == 0 {
		return nil
	}
	return pages[0].Messages
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestMailPrograms has caniemail.com's data judge the mail. Of its elements and
// properties, Outlook for Windows, Gmail and Apple Mail lack those, wholly or in
// part, for which the template names what happens then, and no others.
func TestMailPrograms(t *testing.T) {
	judge := browsertest.Module(t, "caniemail/dist/index.js")
	node := tooltest.Program(t, "node")
	d := gallery(t)
	d.Whole.Page = "https://catchup.example/weekly/2024-06-14/"
	d.Blocks = append(d.Blocks, document.List{Items: []document.Paragraph{{{Text: "£9m: "}, {Text: "More systems miss their plans", Story: "More systems miss their plans"}}}})
	folder := t.TempDir()
	page, script := filepath.Join(folder, "mail.html"), filepath.Join(folder, "judge.mjs")
	write(t, page, render(t, d))
	write(t, script, []byte(`import {caniemail} from "`+judge+`"
import {readFileSync} from "node:fs"
const {issues} = caniemail({clients: ["outlook.windows", "gmail.*", "apple-mail.*"], html: readFileSync(process.argv[2], "utf8")})
const found = new Set()
for (const kind of [issues.errors, issues.warnings]) for (const [, list] of kind) for (const one of list) found.add(one.title)
console.log(JSON.stringify([...found].sort()))`))
	out, err := exec.Command(node, script, page).CombinedOutput()
	if err != nil {
		t.Fatalf("caniemail: %v: %s", err, out)
	}
	var found []string
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatalf("caniemail: %v: %s", err, out)
	}
	slices.Sort(found)
	if diff := cmp.Diff(excused(t, "mail/edition.html.tmpl", "Outlook for Windows, Gmail and Apple Mail"), found); diff != "" {
		t.Errorf("what mail programs lack is not what the template names (-named +found):\n%s", diff)
	}
}

// properties are the properties of CSS that a mail may use, each with what
// Outlook for Windows, which sets mails with Word, makes of it: "" if it does as
// it is told, else why nothing is lost where it does not.
var properties = map[string]string{
	"background-color": "", "border": "", "border-left": "", "border-top": "", "border-collapse": "",
	"color": "", "font-family": "", "font-size": "", "font-style": "", "font-weight": "", "letter-spacing": "",
	"line-height": "", "margin": "", "text-align": "", "text-decoration": "", "white-space": "", "width": "",
	"mso-hide": "", "mso-table-lspace": "", "mso-table-rspace": "", "mso-line-height-rule": "",
	"padding-left":             "it obeys in cells",
	"padding":                  "it obeys in cells; elsewhere a rule stands a little nearer to its heading",
	"display":                  "it shows the pictures as blocks anyway, and mso-hide hides the line for the list of mails",
	"max-width":                "a table that only it reads has the width, and pictures have it as an attribute",
	"height":                   "it takes the attribute",
	"max-height":               "mso-hide hides the line",
	"overflow":                 "mso-hide hides the line",
	"font-variant-numeric":     "the digits of its faces are of one width already",
	"text-underline-offset":    "the line stands nearer",
	"-webkit-text-size-adjust": "it does not change the size of letters",
	"-ms-text-size-adjust":     "it does not change the size of letters",
}

var (
	inlined     = regexp.MustCompile(`style="([^"]*)"`)
	onlyOutlook = regexp.MustCompile(`(?s)<!--\[if mso\]>.*?<style>(.*?)</style>`)
	declared    = regexp.MustCompile(`([a-z-]+)\s*:[^;{}]*`)
)

// TestOutlookLacksNothing lists the properties that elements are styled by,
// all of which must be known to do no harm in Outlook for Windows.
func TestOutlookLacksNothing(t *testing.T) {
	page := render(t, gallery(t))
	used := map[string]bool{}
	for _, styles := range slices.Concat(inlined.FindAllSubmatch(page, -1), onlyOutlook.FindAllSubmatch(page, -1)) {
		for _, m := range declared.FindAllSubmatch(styles[1], -1) {
			used[string(m[1])] = true
		}
	}
	for name := range used {
		if _, ok := properties[name]; !ok {
			t.Errorf("what does Outlook for Windows make of %s?", name)
		}
	}
	for name := range properties {
		if !used[name] {
			t.Errorf("%s is not used any more", name)
		}
	}
}
