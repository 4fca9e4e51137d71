package archtest

import (
	"errors"
	"go/ast"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/packages"
)

// rooms are the packages of a module by their names in it, such as
// "internal/table". Packages that only tests use, such as scripted servers, end
// in "test".
type rooms map[string]*packages.Package

// load reads the packages of the module in the folder.
func load(folder string) (rooms, error) {
	mode := packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedModule
	all, err := packages.Load(&packages.Config{Dir: folder, Mode: mode}, "./...")
	r := rooms{}
	for _, p := range all {
		for _, e := range p.Errors {
			err = errors.Join(err, e)
		}
		if len(p.Syntax) > 0 {
			r[strings.TrimPrefix(p.PkgPath, p.Module.Path+"/")] = p
		}
	}
	if err == nil && len(r) == 0 {
		err = errors.New("there is no package in " + folder)
	}
	return r, err
}

// loadOnce reads this module once for all tests.
var loadOnce = sync.OnceValues(func() (rooms, error) { return load(root) })

// house returns the packages of this module.
func house(t *testing.T) rooms {
	t.Helper()
	r, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// inside returns the name of an imported package in the module of p, and
// whether it is one of that module.
func inside(p *packages.Package, imported string) (name string, ok bool) {
	return strings.CutPrefix(imported, p.Module.Path+"/")
}

// among tells whether a list names the package. "*" stands for every package
// below a folder, or for all of them.
func among(list []string, name string) bool {
	return slices.ContainsFunc(list, func(may string) bool {
		stem, below := strings.CutSuffix(may, "*")
		return may == name || below && strings.HasPrefix(name, stem)
	})
}

// allowed returns the plan's line for the package, and whether there is one.
func allowed(plan map[string][]string, name string) ([]string, bool) {
	if list, ok := plan[name]; ok {
		return list, true
	}
	list, ok := plan[path.Dir(name)+"/*"]
	return list, ok
}

// strays lists the packages that the plan lacks, and the imports that it does
// not allow.
func (r rooms) strays(plan map[string][]string) (found []string) {
	for _, name := range slices.Sorted(maps.Keys(r)) {
		if strings.HasSuffix(name, "test") && name != "internal/store/storetest" {
			continue
		}
		list, ok := allowed(plan, name)
		if !ok {
			found = append(found, name+" is not in the plan")
		}
		for _, imported := range slices.Sorted(maps.Keys(r[name].Imports)) {
			if to, ok := inside(r[name], imported); ok && !among(list, to) {
				found = append(found, name+" → "+to)
			}
		}
	}
	return found
}

func TestRoomsLeadWhereThePlanSays(t *testing.T) {
	for _, stray := range house(t).strays(plan) {
		t.Errorf("%s: state it in internal/archtest/plan.go and docs/architecture.md, or do without", stray)
	}
}

// impure lists what the pure packages do with the world, each with the chain of
// imports that leads to it. Another pure package ends a chain, since it has
// chains of its own.
func (r rooms) impure(pure []string) (found []string) {
	for _, name := range slices.Sorted(maps.Keys(r)) {
		if !among(pure, name) || strings.HasSuffix(name, "test") {
			continue
		}
		seen, chains := map[string]bool{name: true}, [][]string{{name}}
		for len(chains) > 0 {
			chain := chains[0]
			p := r[chain[len(chain)-1]]
			chains = chains[1:]
			for _, fault := range faults(p) {
				found = append(found, strings.Join(append(slices.Clone(chain), fault), " → "))
			}
			for _, imported := range slices.Sorted(maps.Keys(p.Imports)) {
				if to, ok := inside(p, imported); ok && !seen[to] && !among(pure, to) {
					seen[to] = true
					chains = append(chains, append(slices.Clone(chain), to))
				}
			}
		}
	}
	return found
}

// faults lists what one package uses of the world by itself, sorted.
func faults(p *packages.Package) (found []string) {
	for imported := range p.Imports {
		if _, ours := inside(p, imported); !ours && !among(harmless, imported) {
			found = append(found, imported)
		}
	}
	for _, o := range p.TypesInfo.Uses {
		if o.Pkg() != nil && o.Parent() == o.Pkg().Scope() && slices.Contains(effects[o.Pkg().Path()], o.Name()) {
			found = append(found, o.Pkg().Name()+"."+o.Name())
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func TestThinkingDoesNoIO(t *testing.T) {
	for _, fault := range house(t).impure(pure) {
		t.Errorf("%s: thinking does no I/O", fault)
	}
}

// TestWhatBreaksThePlanIsFound holds a small module against a plan that it
// breaks in every way we know.
func TestWhatBreaksThePlanIsFound(t *testing.T) {
	r, err := load("testdata/house")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"alarm → time.AfterFunc",
		"dot → time.Until",
		"drawing → embed",
		"far → near → cellar → os",
		"far → near → cellar → time.Now",
		"lookup → net",
		"printer → fmt.Println",
		"walk → filepath.WalkDir",
	}
	if got := r.impure([]string{"alarm", "calm", "dot", "drawing", "far", "lookup", "printer", "walk"}); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	want = []string{"far → near", "walk is not in the plan"}
	got := r.strays(map[string][]string{
		"alarm": {}, "calm": {}, "cellar": {}, "dot": {}, "drawing": {}, "far": {"c*"}, "lookup": {}, "near": {"cellar"}, "printer": {},
	})
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestRoomsSayWhatTheyAreFor(t *testing.T) {
	for name, p := range house(t) {
		said := false
		for _, f := range p.Syntax {
			said = said || f.Doc != nil
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("%s has an init function", name)
				}
			}
		}
		if !said {
			t.Errorf("%s has no package comment", name)
		}
	}
}

// Names that say nothing of what is inside.
func TestRoomsHaveNamesThatSaySomething(t *testing.T) {
	empty := []string{"util", "utils", "common", "helper", "helpers", "models", "types", "manager", "service", "core", "base"}
	for name := range house(t) {
		if slices.Contains(empty, path.Base(name)) {
			t.Errorf("%s has a name that says nothing", name)
		}
	}
}
