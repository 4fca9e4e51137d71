package config_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// comments are what the Go source says of the types that settings are read
// into, by package path, type and field: "catchup/internal/setting.Duration",
// "catchup/config.Mail.From". Words are the constants of a type of words.
type comments struct {
	t     *testing.T
	read  map[string]bool
	said  map[string]string
	words map[string][]string
}

func newComments(t *testing.T) *comments {
	return &comments{t: t, read: map[string]bool{}, said: map[string]string{}, words: map[string][]string{}}
}

// of is the first paragraph of what is said of a type, or of its field, as
// one says it to someone who does not read Go: "Limit is the size" becomes
// "The size".
func (c *comments) of(t reflect.Type, field ...string) string {
	c.parse(t.PkgPath())
	name := strings.Join(append([]string{t.PkgPath() + "." + t.Name()}, field...), ".")
	first, _, _ := strings.Cut(c.said[name], "\n\n")
	words := strings.Fields(first)
	if len(words) < 3 {
		return ""
	}
	words = words[1:]
	if words[0] == "is" || words[0] == "are" {
		words = words[1:]
	}
	return strings.ToUpper(words[0][:1]) + strings.Join(words, " ")[1:]
}

// wordsOf are the words that a type takes, nil if it takes any.
func (c *comments) wordsOf(t reflect.Type) []string {
	c.parse(t.PkgPath())
	return c.words[t.PkgPath()+"."+t.Name()]
}

func (c *comments) parse(pkg string) {
	inside, ok := strings.CutPrefix(pkg, "catchup/")
	if !ok || c.read[pkg] {
		return
	}
	c.read[pkg] = true
	files, err := filepath.Glob(filepath.Join("..", inside, "*.go"))
	if err != nil {
		c.t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			c.t.Fatal(err)
		}
		for _, d := range file.Decls {
			if d, ok := d.(*ast.GenDecl); ok {
				c.declared(pkg, d)
			}
		}
	}
}

func (c *comments) declared(pkg string, d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			c.said[pkg+"."+s.Name.Name] = d.Doc.Text() + s.Doc.Text()
			if fields, ok := s.Type.(*ast.StructType); ok {
				c.fields(pkg+"."+s.Name.Name, fields)
			}
		case *ast.ValueSpec:
			c.constant(pkg, s)
		}
	}
}

func (c *comments) fields(name string, s *ast.StructType) {
	for _, f := range s.Fields.List {
		for _, n := range f.Names {
			c.said[name+"."+n.Name] = f.Doc.Text() + f.Comment.Text()
		}
	}
}

// constant notes a constant of a type of words, as in Text Kind = "text".
func (c *comments) constant(pkg string, s *ast.ValueSpec) {
	t, ok := s.Type.(*ast.Ident)
	if !ok || len(s.Values) != 1 {
		return
	}
	if value, ok := s.Values[0].(*ast.BasicLit); ok && value.Kind == token.STRING {
		if word, err := strconv.Unquote(value.Value); err == nil && t.Name != "string" {
			c.words[pkg+"."+t.Name] = append(c.words[pkg+"."+t.Name], word)
		}
	}
}
