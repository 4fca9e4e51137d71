package finance

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/finance/spc"
	"catchup/internal/table"
)

// granted are words that are no claim of ours: a class of a published scale of ratings,
// the periods of a control chart's rule, which stand beside the rule, and names.
var granted = []string{"requires improvement", "7 or more in a row, each %s the one before: %s to %s", "2 of 3 in a row, two thirds of the way to the %s limit or more: %s",
	"7 or more in a row %s the mean: %s to %s", "%, % the mean of % for the % % in a row.", "periods in a row",
	"increase", "decrease", // words of a source's column for which values are good
	"improving", // the tone of a signal, as document.Tone has it
}

// Every frame of a sentence, a note, a title and an alt text is read in the source of
// the kinds, the findings and the reports. One that claims a movement is made in
// improvement.go, from its ground.
func TestWordsOfImprovementHaveTheirGrounds(t *testing.T) {
	read, made := 0, 0
	for _, root := range []string{".", "../../reports", "../document", "../render/chart"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "financetest") {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, 0)
			if err != nil {
				return err
			}
			for _, literal := range framed(file) {
				read++
				text, err := strconv.Unquote(literal.Value)
				found := claim(text)
				switch {
				case err != nil:
					return err
				case found == "" || slices.Contains(granted, text):
				case path == "improvement.go":
					made++
				default:
					t.Errorf("%s: %q claims %q without its ground: make it with improvement.go", set.Position(literal.Pos()), text, found)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 1_000 || made < 10 {
		t.Errorf("only %d texts were read, %d of them with a claim", read, made)
	}
}

// framed are the texts of a file that may be printed in an edition: not those of
// imports, tags, the reference, and errors.
func framed(file *ast.File) (all []*ast.BasicLit) {
	var read func(ast.Node) bool
	read = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			return false
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok {
				return !slices.Contains([]string{"Does", "What", "Holds", "Name", "Words"}, key.Name)
			}
			ast.Inspect(n.Value, read) // a key is the name of a placeholder
			return false
		case *ast.CallExpr:
			return !slices.Contains([]string{"Errorf", "New", "Note", "MustCompile"}, called(n))
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				all = append(all, n)
			}
		}
		return true
	}
	ast.Inspect(file, read)
	return all
}

func TestClaimsAreFound(t *testing.T) {
	for text, want := range map[string]string{
		"% has improved": "improved", "costs rose": "rose", "it falls short": "", "it falls": "falls", "falls short, then rises": "rises",
		"% is up % from %": "up %", "a downward trend": "downward trend", "better": "better", "the risk reserve": "", "for the 5th month in a row": "in a row",
	} {
		if got := claim(text); !strings.HasPrefix(got, want) || (want == "") != (got == "") {
			t.Errorf("%q claims %q, want %q", text, got, want)
		}
	}
}

// Without its ground a word of improvement is not said.
func TestNothingImprovesWithoutAGround(t *testing.T) {
	usual := Signal{Sense: spc.Improving}
	eight, nine := Given(decimal.NewFromInt(8), table.Number, "", "eight"), Given(decimal.NewFromInt(9), table.Number, "", "nine")
	outside := Signal{spc.Mark{Rule: spc.Outside, Side: 1}, spc.Improving}
	for name, said := range map[string]string{
		"a verdict without a rule": string(usual.Verdict()) + string(usual.Head()),
		"a run without a trend":    outside.Run(Text("eight months"), "May").Plain() + outside.InARow(eight, "months").Plain(),
		"no movement":              Between(eight, eight).Did(eight, eight).Plain() + Between(eight, eight).To("planned", eight, eight).Plain(),
		"what is not known":        Between(Lacking(table.Number, "–"), eight).Did(eight, eight).Plain(),
		"no period":                strings.TrimPrefix(string(Between(eight, nine).Noun(nil)), "change"),
		"usual variation":          strings.TrimPrefix(usual.Cell(), "Usual"),
	} {
		if said != "" {
			t.Errorf("%s says %q", name, said)
		}
	}
	if got := Between(nine, eight).Did(nine, eight).Plain() + ", " + string(outside.Verdict()); got != "fell from 9 to 8, an improvement" {
		t.Error(got)
	}
}
