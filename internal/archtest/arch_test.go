package archtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "catchup"

// room is a package of the module as the go command lists it.
type room struct {
	ImportPath, Dir string
	GoFiles         []string
	Imports         []string
}

func (r room) name() string { return strings.TrimPrefix(r.ImportPath, module+"/") }

// rooms lists the packages that the program is made of; packages that only
// tests use, such as scripted servers, end in "test".
func rooms(t *testing.T) []room {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports", module+"/...").Output()
	if err != nil {
		t.Fatalf("listing the packages: %v", err)
	}
	var all []room
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var r room
		if err := d.Decode(&r); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if len(r.GoFiles) > 0 {
			all = append(all, r)
		}
	}
}

// allowed is the plan's line for the room, and whether there is one.
func allowed(name string) ([]string, bool) {
	if list, ok := plan[name]; ok {
		return list, true
	}
	list, ok := plan[filepath.Dir(name)+"/*"]
	return list, ok
}

func leads(list []string, to string) bool {
	return slices.ContainsFunc(list, func(may string) bool {
		stem, below := strings.CutSuffix(may, "*")
		return may == to || below && strings.HasPrefix(to, stem)
	})
}

func TestRoomsLeadWhereThePlanSays(t *testing.T) {
	for _, r := range rooms(t) {
		if strings.HasSuffix(r.name(), "test") && r.name() != "internal/store/storetest" {
			continue
		}
		list, ok := allowed(r.name())
		if !ok {
			t.Errorf("%s is not in the plan: add it to internal/archtest/plan.go and to docs/architecture.md", r.name())
		}
		for _, to := range r.Imports {
			if inside, ok := strings.CutPrefix(to, module+"/"); ok && !leads(list, inside) {
				t.Errorf("%s imports %s, which the plan does not allow", r.name(), inside)
			}
		}
	}
}

func TestThinkingDoesNoIO(t *testing.T) {
	for _, r := range rooms(t) {
		if !leads(pure, r.name()) {
			continue
		}
		for _, to := range r.Imports {
			if slices.Contains(world, to) {
				t.Errorf("%s imports %s: thinking does no I/O", r.name(), to)
			}
		}
		files(t, r, func(name string, f *ast.File) {
			if calls(f, "time", "Now") || calls(f, "time", "Since") {
				t.Errorf("%s: %s asks for the time", r.name(), name)
			}
		})
	}
}

func TestRoomsSayWhatTheyAreFor(t *testing.T) {
	for _, r := range rooms(t) {
		said := false
		files(t, r, func(name string, f *ast.File) {
			said = said || f.Doc != nil
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("%s: %s has an init function", r.name(), name)
				}
			}
		})
		if !said {
			t.Errorf("%s has no package comment", r.name())
		}
	}
}

// Names that say nothing of what is inside.
func TestRoomsHaveNamesThatSaySomething(t *testing.T) {
	empty := []string{"util", "utils", "common", "helper", "helpers", "models", "types", "manager", "service", "core", "base"}
	for _, r := range rooms(t) {
		if slices.Contains(empty, filepath.Base(r.name())) {
			t.Errorf("%s has a name that says nothing", r.name())
		}
	}
}

func files(t *testing.T, r room, visit func(name string, f *ast.File)) {
	t.Helper()
	for _, name := range r.GoFiles {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(r.Dir, name), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		visit(name, f)
	}
}

func calls(f *ast.File, pkg, name string) (found bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == name {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == pkg {
				found = true
			}
		}
		return true
	})
	return found
}
