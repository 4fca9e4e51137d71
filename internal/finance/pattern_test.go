package finance

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Every call to Say, here and in the kinds, writes its pattern out and gives it
// as many phrases as it has %. That they are phrases, the compiler holds.
func TestPatternsTakeTheirPhrases(t *testing.T) {
	calls := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && called(call) == "Say" {
				calls++
				if fault := faultOf(call); fault != "" {
					t.Errorf("%s: %s", set.Position(call.Pos()), fault)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if calls < 100 {
		t.Errorf("only %d sentences were found", calls)
	}
}

// faultOf is what is wrong with a call to Say, "" if nothing is.
func faultOf(say *ast.CallExpr) string {
	if len(say.Args) == 0 || say.Ellipsis.IsValid() {
		return "the phrases must be written out"
	}
	literal, ok := say.Args[0].(*ast.BasicLit)
	if !ok {
		return "the pattern must be written out"
	}
	pattern, err := strconv.Unquote(literal.Value)
	if err != nil {
		return err.Error()
	}
	if places, given := strings.Count(pattern, "%"), len(say.Args)-1; places != given {
		return strconv.Quote(pattern) + " has places for " + strconv.Itoa(places) + " phrases and is given " + strconv.Itoa(given)
	}
	return ""
}

// called is the name of the function called.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func TestFaultsOfPatternsAreFound(t *testing.T) {
	for source, want := range map[string]string{
		`Say("% of %", a, b)`: "",
		`Say("% of %", a)`:    `"% of %" has places for 2 phrases and is given 1`,
		`Say("none", a)`:      `"none" has places for 0 phrases and is given 1`,
		`Say(pattern, a)`:     "the pattern must be written out",
		`Say("%", all...)`:    "the phrases must be written out",
	} {
		call, err := parser.ParseExpr(source)
		if err != nil {
			t.Fatal(err)
		}
		if got := faultOf(call.(*ast.CallExpr)); got != want {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
}
