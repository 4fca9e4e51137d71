package archtest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// retired is a word that once had a meaning of our own here. The test knows
// words and not meanings, so it leaves out the places where the word has its
// usual meaning.
type retired struct {
	word  string // a pattern, in lower case
	use   string // the word to use instead
	names bool   // the word is retired in names only, and not in comments and documents
	// usual are the places where the word has its usual meaning, and which.
	usual map[string]string
}

var retiredWords = []retired{
	{word: `desks?`, use: "admin, or edits for what editors wrote", usual: map[string]string{
		"internal/setting/path.go": "an example of a folder",
		"docs/stories.md":          "an example of a source",
		"docs/settings.md":         "an example of a folder",
	}},
	{word: `offices?`, use: "backend"},
	{word: `gates?`, use: "sign-in"},
	{word: `moulds?`, use: "message template"},
	{word: `casts?`, use: "build"},
	{word: `clerks?`, use: "batch writer, or mailer"},
	{word: `bells?|rings?|rang`, use: "trigger"},
	{word: `beats?|beaten|beating`, use: "heartbeat", usual: map[string]string{
		"internal/finance": "to do better than plan",
	}},
	{word: `stints?|shifts?`, use: "run, lease or turn", usual: map[string]string{
		"internal/finance":    "to move a figure",
		"internal/render/pdf": "to move to the side",
	}},
	{word: `crowds?`, use: "audience"},
	{word: `shelf|shelves`, use: "archive index"},
	{word: `leaf`, use: "file"},
	{word: `patience`, use: "timeout"},
	{word: `(?:un)?settle[sd]?`, use: "what it does", names: true},
	{word: `letters?`, use: "message, or character for what words are made of", usual: map[string]string{
		"docs/accessibility.md": "a line of the log",
		"docs/stories.md":       "a kind of article",
		"docs/settings.md":      "a kind of article",
		"reports":               "a kind of article",
		"internal/document":     "of the alphabet",
		"docs/decisions/0026-words-are-shaped-by-ourselves.md": "of the alphabet",
		"internal/edition":  "of the alphabet",
		"internal/finance":  "of the alphabet",
		"internal/item":     "a kind of article, and of the alphabet",
		"internal/language": "of the alphabet",
		"internal/prose":    "of the alphabet",
		"internal/render":   "of a typeface",
		"internal/script":   "of the alphabet",
		"internal/source":   "of the alphabet",
		"internal/story":    "of the alphabet",
		"internal/table":    "of the alphabet, and the name of a column",
		"templates":         "a size of paper",
	}},
	{word: `(?:an|the|its|their|each|every|no|last|first|kept|'s|of) answers?`, use: "reply (SMTP), response (HTTP) or event (returned messages)"},
	{word: `answers?`, use: "reply (SMTP), response (HTTP) or event (returned messages)", names: true, usual: map[string]string{
		"internal/web/admin": "a name that templates of operators use",
	}},
	{word: `readers?`, use: "subscriber", names: true},
}

// alphabet are phrases in which a letter is one of the alphabet everywhere.
var alphabet = regexp.MustCompile(`(small|lower-case|capital|latin) letters?|letters?(,| and) digits`)

// TestWords finds retired words in names and comments of Go, and in documents.
func TestWords(t *testing.T) {
	all := proseOf(t)
	for _, w := range retiredWords {
		// What is joined by a slash or a hyphen is an address or the name of a
		// template.
		pattern := regexp.MustCompile(`(?:^|[^\pL/-])(` + w.word + `)(?:[^\pL/-]|$)`)
		for _, p := range all {
			if w.names && !p.name || !w.retiredIn(p.file) {
				continue
			}
			if m := pattern.FindStringSubmatch(p.text); m != nil {
				t.Errorf("%s:%d: %q is a retired word: use %s", p.file, p.line, m[1], w.use)
			}
		}
	}
}

func (w retired) retiredIn(file string) bool {
	below := func(place string) bool { return file == place || strings.HasPrefix(file, place+"/") }
	for place := range w.usual {
		if below(place) {
			return false
		}
	}
	return true
}

// mostOwnWords is how many words may have a meaning of our own.
const mostOwnWords = 10

// TestOwnWords counts the words that docs/architecture.md calls our own.
func TestOwnWords(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, list, found := bytes.Cut(text, []byte("| our word | means |\n|---|---|\n"))
	list, _, _ = bytes.Cut(list, []byte("\n\n"))
	if n := bytes.Count(list, []byte("\n")) + 1; !found || n > mostOwnWords {
		t.Errorf("docs/architecture.md lists %d words of our own (found: %v), and may list %d", n, found, mostOwnWords)
	}
}

// prose is a line of a comment or a document, or a name as words, in lower
// case.
type prose struct {
	file string
	line int
	text string
	name bool
}

// proseOf reads all files of Go and the documents. It leaves out this
// file, which must name the words, and the changelog, which keeps its words of
// the time.
func proseOf(t *testing.T) (all []prose) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != root:
			return filepath.SkipDir
		case name == filepath.Join("internal", "archtest", "words_test.go"):
		case strings.HasSuffix(name, ".go"):
			all = append(all, proseOfGo(t, path, filepath.ToSlash(name))...)
		case strings.HasSuffix(name, ".md") && (filepath.Dir(name) == "." && name != "CHANGELOG.md" || strings.HasPrefix(name, "docs")):
			all = append(all, proseOfDocument(t, path, filepath.ToSlash(name))...)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range all {
		all[i].text = alphabet.ReplaceAllString(strings.ToLower(p.text), "")
	}
	return all
}

// quotation is what stands between quotation marks or accents: names of
// settings, templates and commands, which stay as they are.
var quotation = regexp.MustCompile("`[^`]*`|\"[^\"]*\"")

func proseOfGo(t *testing.T, path, name string) (all []prose) {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range f.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//go:") {
				continue
			}
			for i, line := range strings.Split(c.Text, "\n") {
				all = append(all, prose{file: name, line: set.Position(c.Pos()).Line + i, text: quotation.ReplaceAllString(line, "")})
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		for _, id := range declared(n) {
			all = append(all, prose{file: name, line: set.Position(id.Pos()).Line, text: spaced(id.Name), name: true})
		}
		return true
	})
	return all
}

// declared are the names that a node declares.
func declared(n ast.Node) []*ast.Ident {
	switch n := n.(type) {
	case *ast.File:
		return []*ast.Ident{n.Name}
	case *ast.FuncDecl:
		return []*ast.Ident{n.Name}
	case *ast.TypeSpec:
		return []*ast.Ident{n.Name}
	case *ast.Field:
		return n.Names
	case *ast.ValueSpec:
		return n.Names
	case *ast.AssignStmt:
		if n.Tok == token.DEFINE {
			return identifiers(n.Lhs...)
		}
	case *ast.RangeStmt:
		return identifiers(n.Key, n.Value)
	}
	return nil
}

func identifiers(all ...ast.Expr) (names []*ast.Ident) {
	for _, x := range all {
		if id, ok := x.(*ast.Ident); ok {
			names = append(names, id)
		}
	}
	return names
}

// spaced is a name in camel case as words.
func spaced(name string) string {
	var words strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			words.WriteByte(' ')
		}
		words.WriteRune(r)
	}
	return words.String()
}

// proseOfDocument leaves out code, which names settings and commands.
func proseOfDocument(t *testing.T, path, name string) (all []prose) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	fenced := false
	for i, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
		}
		if !fenced {
			all = append(all, prose{file: name, line: i + 1, text: quotation.ReplaceAllString(line, "")})
		}
	}
	return all
}
