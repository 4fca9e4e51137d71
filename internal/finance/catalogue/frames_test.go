package catalogue

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/finance"
	"catchup/internal/finance/finding"
	"catchup/internal/finance/kind"
)

// frame is a sentence as the code has it, with % for what is put in. It ends with a
// stop: parts of sentences are no frames.
type frame struct {
	format  string // "The planned % was met."
	when    string // "when the outturn is the plan exactly."
	at      string // "said.go:29"
	matches *regexp.Regexp
	reach   map[string]bool // the sentences of the kind that it may be in, nil for any
	names   map[string]bool // and those that it was heard in
	example string
}

// frames are those of a package, in the order of its source. Each needs a comment
// above it that begins with "Said" and tells when it is said.
func frames(t *testing.T, folder string) (all []*frame) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no source in %s: %v", folder, err)
	}
	fset, parsed := token.NewFileSet(), []*ast.File{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
	}
	reached := reach(parsed)
	for _, file := range parsed {
		conditions := conditionsOf(fset, file)
		statement := 0 // the line on which the statement that is read begins
		within := ""
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case ast.Stmt:
				statement = fset.Position(n.Pos()).Line
			case *ast.FuncDecl:
				within = n.Name.Name
			}
			format := wholeSentence(n, file)
			if format == "" {
				return true
			}
			at := fset.Position(n.Pos())
			when := conditions[at.Line-1] + conditions[statement-1]
			if at.Line == statement {
				when = conditions[at.Line-1]
			}
			if when == "" {
				t.Errorf("%s: no comment “// Said when …” above the sentence %q", at, format)
			}
			all = append(all, &frame{format: format, when: when, at: fmt.Sprintf("%s:%d", filepath.Base(at.Filename), at.Line), matches: finds(format), reach: reached[within], names: map[string]bool{}})
			return true
		})
	}
	return all
}

// reach tells of each function of a package in which sentences of the kind its own may
// be: those whose kind.Said calls it, at once or through others.
func reach(files []*ast.File) map[string]map[string]bool {
	calls, said := map[string][]string{}, map[string][]string{}
	for _, file := range files {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				calls[f.Name.Name] = called(f)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok {
				if name := literal(field(lit, "Name")); name != "" && field(lit, "Sentence") != nil {
					said[name] = append(called(field(lit, "Sentence")), called(field(lit, "Alone"))...)
				}
			}
			return true
		})
	}
	reached := map[string]map[string]bool{}
	for name, next := range said {
		for len(next) > 0 {
			f := next[0]
			if next = next[1:]; calls[f] == nil || reached[f][name] {
				continue
			}
			if reached[f] == nil {
				reached[f] = map[string]bool{}
			}
			reached[f][name] = true
			next = append(next, calls[f]...)
		}
	}
	return reached
}

// field is the value of a field of a literal, nil if it has none.
func field(lit *ast.CompositeLit, name string) ast.Expr {
	for _, e := range lit.Elts {
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := pair.Key.(*ast.Ident); ok && key.Name == name {
				return pair.Value
			}
		}
	}
	return nil
}

// called are the names of the functions that are called within, or handed over.
func called(n ast.Node) (names []string) {
	if n == nil {
		return nil
	}
	ast.Inspect(n, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		for _, e := range append(slices.Clone(call.Args), call.Fun) {
			switch e := e.(type) {
			case *ast.SelectorExpr:
				names = append(names, e.Sel.Name)
			case *ast.Ident:
				names = append(names, e.Name)
			}
		}
		return true
	})
	return names
}

// conditionsOf are the comments that tell when a sentence is said, by the line on
// which they end.
func conditionsOf(fset *token.FileSet, file *ast.File) map[int]string {
	all := map[int]string{}
	for _, group := range file.Comments {
		if _, when, ok := strings.Cut("\n"+group.Text(), "\nSaid "); ok {
			all[fset.Position(group.End()).Line] = strings.Join(strings.Fields(when), " ")
		}
	}
	return all
}

// wholeSentence is the format of a call that makes a whole sentence, finance.Say with a
// stop at its end or s.Then(finance.Text(".")); "" of anything else.
func wholeSentence(n ast.Node, file *ast.File) string {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return ""
	}
	if format := sayFormat(call); strings.HasSuffix(format, ".") {
		return format
	}
	then, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || then.Sel.Name != "Then" || len(call.Args) != 1 {
		return ""
	}
	if stop, ok := call.Args[0].(*ast.CallExpr); !ok || len(stop.Args) != 1 || literal(stop.Args[0]) != "." {
		return ""
	}
	begun, _ := then.X.(*ast.Ident)
	return begins(begun, file) + "%."
}

// begins is the format with which the sentence of a variable begins: that of the last
// assignment before its use that is not made of the variable itself.
func begins(begun *ast.Ident, file *ast.File) (format string) {
	format = "%"
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.AssignStmt); ok && s.Tok == token.DEFINE && s.Pos() < begun.Pos() && s.Lhs[0].(*ast.Ident).Name == begun.Name {
			format = "%"
			if call, ok := s.Rhs[0].(*ast.CallExpr); ok && sayFormat(call) != "" {
				format = sayFormat(call)
			}
		}
		return true
	})
	return format
}

// sayFormat is the first argument of finance.Say, "" of other calls.
func sayFormat(call *ast.CallExpr) string {
	if say, ok := call.Fun.(*ast.SelectorExpr); ok && say.Sel.Name == "Say" && len(call.Args) > 0 {
		return literal(call.Args[0])
	}
	return ""
}

func literal(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		text, _ := strconv.Unquote(lit.Value)
		return text
	}
	return ""
}

// finds finds the sentences of a format.
func finds(format string) *regexp.Regexp {
	parts := strings.Split(format, "%")
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	return regexp.MustCompile("^" + strings.Join(parts, ".*") + "$")
}

// may tells whether the frame may be in a sentence of the kind.
func (f *frame) may(name string) bool {
	return f.reach == nil || f.reach[name] || name == inChart || name == inFindings
}

// The places of sentences that no kind.Said holds.
const (
	inChart    = "chart"
	inFindings = "finding"
)

// own is how much of a frame is not put in.
func (f *frame) own() int { return utf8.RuneCountInString(strings.ReplaceAll(f.format, "%", "")) }

// shown is the frame for people: "The planned … was met."
func (f *frame) shown() string {
	return strings.TrimSuffix(gaps.ReplaceAllString(f.format, "…"), ".") + "."
}

var gaps = regexp.MustCompile(`%( ?%)*`)

// hear finds the frame of a sentence, the one with the most words of its own. A frame
// of two sentences stands for both.
func hear(all []*frame, name, text string) bool {
	for text != "" {
		best, rest := (*frame)(nil), ""
		for end := range ends(text) {
			for _, f := range all {
				if f.may(name) && f.matches.MatchString(text[:end]) && (best == nil || f.own() > best.own()) {
					best, rest = f, strings.TrimPrefix(text[end:], " ")
				}
			}
			if best != nil && !strings.Contains(best.format, ". ") {
				break
			}
		}
		if best == nil {
			return false
		}
		said := strings.TrimSuffix(strings.TrimSuffix(text, rest), " ")
		best.names[name] = true
		if best.example == "" || len(said) < len(best.example) {
			best.example = said
		}
		text = rest
	}
	return true
}

// ends are the places in a text where a sentence may end.
func ends(text string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := range text {
			if text[i] == '.' && (i+1 == len(text) || text[i+1] == ' ') && !yield(i+1) {
				return
			}
		}
	}
}

// folder is where a kind stands, by its name.
var folder = map[string]string{
	"plan-outturn": "outturn", "status": "status", "bridge": "bridge", "year-to-date": "yeartodate", "forecast": "forecast", "scorecard": "scorecard",
	"efficiency": "efficiency", "shares": "share", "thresholds": "threshold", "ranking": "ranking", "rating": "rating", "roll-up": "rollup",
	"concentration": "concentration", "per-unit": "perunit", "extrapolation": "extrapolation", "what-if": "whatif", "control": "control",
}

// pressed is how many random editions the list is made from.
const pressed = 3_000

// Every sentence of random editions has its frame, every frame says when it is said,
// and is said; docs/sentences.md lists them all.
func TestEverySentenceHasItsFrame(t *testing.T) {
	heard := map[string][]*frame{}
	for _, k := range Kinds {
		heard[k.Name] = frames(t, filepath.Join("../kind", folder[k.Name]))
	}
	found := frames(t, "../finding")
	r := rand.New(rand.NewPCG(19, 8))
	lost := map[string]bool{}
	for i := range pressed {
		k := Kinds[i%len(Kinds)]
		made, _, err := random(t, r, k)
		if err != nil {
			continue
		}
		all := heard[k.Name]
		listen := func(all []*frame, name string, s finance.Sentence) {
			if text := s.Plain(); text != "" && !hear(all, name, text) && !lost[k.Name+name] {
				lost[k.Name+name] = true
				t.Errorf("%s: the sentence %q has no frame: %s", k.Name, name, text)
			}
		}
		for _, s := range made.Said {
			listen(all, s.Name, s.Sentence)
			listen(all, s.Name, s.Apart())
		}
		for _, c := range append(made.Charts, made.Chart) {
			if c != nil {
				hear(all, inChart, c.Alt.Plain())
			}
		}
		for _, f := range candidates(made) {
			if !slices.ContainsFunc(made.Said, func(s kind.Said) bool { return s.Apart().Plain() == f.Sentence.Plain() }) {
				listen(found, inFindings, f.Sentence)
			}
		}
	}
	for range pressed / 10 {
		for _, f := range candidates(history(t, r)) {
			if !hear(found, inFindings, f.Sentence.Plain()) {
				t.Errorf("the finding has no frame: %s", f.Sentence.Plain())
			}
		}
	}
	heard["finding"] = found
	for name, all := range heard {
		for _, f := range all {
			if len(f.names) == 0 {
				t.Errorf("%s, %s: never said: %q", name, f.at, f.format)
			}
		}
	}
	list(t, heard, found)
}

// candidates are what a table may be found to say.
func candidates(made *kind.Result) []finding.Candidate {
	found, _ := finding.Of("Sample", made, finance.Bound{})
	return found
}

// page lists all frames.
const page = "../../../docs/sentences.md"

const intro = `# Sentences

What the program says of finance tables, and when. A sentence is made of the numbers of its table by rules, and each stands here as the code has it, with … for what is put in. *Name* is the sentence under ` + "`say`" + ` and ` + "`words`" + ` of a section ([reports.md](reports.md)); *chart* is what is told of a chart to those who do not see it. The examples are made from invented figures.

The list is written by ` + "`go test ./internal/finance/catalogue -run Frame -update`" + `, from the code and from editions made at random. The test fails where a sentence has no frame, where a frame does not say when it is said, and where one is never said.

No sentence is said that ` + "`say`" + ` leaves out, that weighs less than ` + "`materiality`" + `, or whose figures are not known.

`

// list holds docs/sentences.md to the frames.
func list(t *testing.T, heard map[string][]*frame, found []*frame) {
	t.Helper()
	var b strings.Builder
	b.WriteString(intro)
	for _, k := range Kinds {
		fmt.Fprintf(&b, "## `%s`\n\n%s.\n\n", k.Name, finance.Capital(k.Does))
		tabled(&b, heard[k.Name])
	}
	b.WriteString("## Findings\n\nWhat matters most of all finance sections, besides the sentences of their tables.\n\n")
	tabled(&b, found)
	want := strings.TrimSuffix(b.String(), "\n")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(page); err != nil || string(got) != want {
		t.Errorf("docs/sentences.md is out of date (%v): go test ./internal/finance/catalogue -run Frame -update writes it:\n%s", err, cmp.Diff(string(got), want))
	}
}

// tabled writes frames as a table.
func tabled(b *strings.Builder, all []*frame) {
	fmt.Fprint(b, "| Sentence | Name | It is said | For example |\n|---|---|---|---|\n")
	for _, f := range all {
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", f.shown(), strings.Join(slices.Sorted(maps.Keys(f.names)), ", "), strings.TrimSuffix(f.when, "."), f.example)
	}
	fmt.Fprintln(b)
}
