package config_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/config"
	"catchup/internal/setting"
	"catchup/reports"
)

var update = flag.Bool("update", false, "rewrite the files that tests compare with")

// TestReference keeps the reference and the schemas as the types are.
func TestReference(t *testing.T) {
	c := newComments(t)
	settings, report := reflect.TypeFor[config.Settings](), reflect.TypeFor[reports.Spec]()
	golden(t, "catchup.schema.json", c.schemaFile("config/catchup.yaml of catchup", settings))
	golden(t, "../reports/report.schema.json", c.schemaFile("a report of catchup", report))

	r := reference{comments: c}
	r.line(preface)
	r.line("## config/catchup.yaml\n")
	r.group("", settings)
	r.line("## reports/NAME.yaml\n")
	r.group("", report)
	r.line("## Ways of writing\n")
	r.waysOfWriting()
	golden(t, "../docs/settings.md", []byte(r.text.String()))
}

// golden compares with a file, or rewrites it under -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is stale, renew it with go test ./config -update:\n%s", name, diff)
	}
}

const preface = `# Settings

<!-- Generated from the types by go test ./config -update; do not edit. -->

` + "`config/catchup.yaml`" + ` says where, when and to whom; each report has a file that says what is told.
` + "`catchup check`" + ` reads them all and tells every mistake at once, with its line.

- Files and folders are named from the installation's folder (` + "`--dir`" + `), whichever file names them. Names that
  lead out of it are refused unless ` + "`--allow-outside`" + ` is set.
- Spans of time, sizes and sums of money carry their unit.
- A secret is ` + "`${NAME}`" + `, a variable of the environment, or ` + "`file:path`" + `; it is never printed. Both may stand in addresses too.
- Where keys are called *kinds*, exactly one of them is set.
- NAME stands for a name of your choice; those of sources and reports have small letters, digits, - and _ only.
`

// reference is docs/settings.md in the making. ways are the types met that
// are written as one text.
type reference struct {
	comments *comments
	text     strings.Builder
	ways     []reflect.Type
}

func (r *reference) line(format string, args ...any) {
	fmt.Fprintf(&r.text, format+"\n", args...)
}

// group tells the keys of a struct, then those of the groups below it.
func (r *reference) group(path string, t reflect.Type) {
	if path != "" {
		r.line("### `%s`\n", path)
	}
	r.line("%s\n", r.comments.of(t))
	r.line("| Key | Written as | Default | What it is |\n|---|---|---|---|")
	for _, f := range setting.Fields(t) {
		said := r.comments.of(owner(t, f), goName(t, f))
		if said == "" {
			r.comments.t.Errorf("%s.%s has no comment", t, goName(t, f))
		}
		r.line("| `%s` | %s | %s | %s |", f.Name, r.way(below(path, f.Name), f.Type), presence(f), strings.ReplaceAll(said, "|", `\|`))
	}
	r.line("")
	for _, f := range setting.Fields(t) {
		if path, t := inner(below(path, f.Name), f.Type); setting.Fields(t) != nil {
			r.group(path, t)
		}
	}
}

func below(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// inner leads through lists and names to the type they are of.
func inner(path string, t reflect.Type) (string, reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer:
		return inner(path, t.Elem())
	case reflect.Slice:
		return inner(path+"[]", t.Elem())
	case reflect.Map:
		return inner(path+".NAME", t.Elem())
	}
	return path, t
}

// presence tells what an absent key means.
func presence(f setting.Field) string {
	switch {
	case f.Kind && f.Default != "":
		return "*kind*, `" + f.Default + "`"
	case f.Kind:
		return "*kind*"
	case f.Required:
		return "required"
	case f.Default != "":
		return "`" + f.Default + "`"
	}
	return ""
}

// way tells how a value is written, and remembers the types to be explained.
func (r *reference) way(path string, t reflect.Type) string {
	form := formOf(t)
	switch {
	case t.Kind() == reflect.Pointer:
		return r.way(path, t.Elem())
	case form.long && form.text && (t.Kind() == reflect.Slice || t.Kind() == reflect.Map):
		return "text or " + r.long(path, t)
	case form.long && (t.Kind() == reflect.Slice || t.Kind() == reflect.Map):
		return r.long(path, t)
	case form.long && form.text:
		return "text or " + keys(path)
	case form.long:
		if f, short := setting.Listed(t); short {
			return r.way(path, f.Type) + " or " + keys(path)
		}
		return keys(path)
	default:
		return r.word(t)
	}
}

// long tells how a list, or a group of keys of any name, is written.
func (r *reference) long(path string, t reflect.Type) string {
	if t.Kind() == reflect.Slice {
		return "list of " + r.way(path+"[]", t.Elem())
	}
	return "NAME: " + r.way(path+".NAME", t.Elem())
}

var noAnchor = regexp.MustCompile(`[^a-z]`)

func keys(path string) string {
	return "[keys](#" + noAnchor.ReplaceAllString(strings.ToLower(path), "") + ")"
}

func (r *reference) word(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[decimal.Decimal]():
		return "number"
	case t.PkgPath() == "":
		return map[reflect.Kind]string{reflect.String: "text", reflect.Bool: "true or false", reflect.Int: "whole number"}[t.Kind()]
	case !slices.Contains(r.ways, t):
		r.ways = append(r.ways, t)
	}
	return fmt.Sprintf("[%s](#%s)", title(t), strings.ReplaceAll(title(t), " ", "-"))
}

var capital = regexp.MustCompile(`([a-z])([A-Z])`)

// title names a type in words, those outside package setting by their package.
func title(t reflect.Type) string {
	pkg := t.PkgPath()[strings.LastIndex(t.PkgPath(), "/")+1:]
	name := strings.ToLower(capital.ReplaceAllString(t.Name(), "$1 $2"))
	if pkg == "setting" || pkg == "config" {
		return name
	}
	return strings.TrimSuffix(pkg, "file") + " " + name
}

func (r *reference) waysOfWriting() {
	slices.SortFunc(r.ways, func(a, b reflect.Type) int { return cmp.Compare(title(a), title(b)) })
	for _, t := range r.ways {
		r.line("### %s\n\n%s\n", title(t), r.comments.of(t))
		if words := r.comments.wordsOf(t); len(words) > 0 {
			r.line("One of `%s`.\n", strings.Join(words, "`, `"))
		}
	}
}
