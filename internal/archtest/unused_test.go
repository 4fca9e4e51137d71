package archtest

import (
	"go/types"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// TestExportedNamesAreUsed finds names that are exported but used in no other
// package, tests of other packages included. It excuses a method by which a
// type satisfies an interface or which a template calls, a type that is part of
// something used, a constant of a type that is used, and the types that the pages
// of the operators' site are made of: templates reach what is embedded in them.
//
// A function that only tests reach is found by deadcode, in scripts/test.
func TestExportedNamesAreUsed(t *testing.T) {
	for _, name := range unused(t, root, called(t)) {
		t.Errorf("%s is exported, but no other package uses it", name)
	}
}

// TestUnusedNamesAreFound has a small module with a name for each excuse, and
// some that have none.
func TestUnusedNamesAreFound(t *testing.T) {
	want := []string{"sample/shop.Ledger.Sum", "sample/shop.Lonely", "sample/shop.Part", "sample/shop.Spare", "sample/shop.Whole"}
	if got := unused(t, "testdata/unused", map[string]bool{"Shown": true}); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// called returns the names of methods that are called by their names when the
// program runs, which the compiler does not see: those that templates call, and
// Unwrap, which package errors calls.
func called(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{"Unwrap": true}
	field := regexp.MustCompile(`\.([A-Z]\w*)`)
	err := filepath.WalkDir(filepath.Join(root, "templates"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) == ".go" {
			return err
		}
		text, err := os.ReadFile(path)
		for _, found := range field.FindAllSubmatch(text, -1) {
			names[string(found[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// survey is what the packages of a module declare and use.
type survey struct {
	exported   map[string]types.Object // by their keys, without those of tests
	used       map[string]bool         // keys that another package uses
	called     map[string]bool         // names of methods that are called by their names
	types      []types.Type            // all that are declared, but interfaces, and structs without a name
	interfaces []*types.Interface
	spreads    map[string]bool // keys of types whose parts are marked as used
}

// unused returns the keys of exported names of the module in the folder that
// nothing outside their packages uses, sorted.
func unused(t *testing.T, folder string, called map[string]bool) (names []string) {
	t.Helper()
	mode := packages.NeedName | packages.NeedImports | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo
	all, err := packages.Load(&packages.Config{Dir: folder, Tests: true, Mode: mode}, "./...")
	if err != nil || len(all) == 0 {
		t.Fatalf("loading the packages of %s: %v", folder, err)
	}
	s := survey{map[string]types.Object{}, map[string]bool{}, maps.Clone(called), nil, nil, map[string]bool{}}
	for _, p := range all {
		for _, e := range p.Errors {
			t.Fatal(e)
		}
		s.add(p)
	}
	s.satisfy()
	for _, name := range slices.Collect(maps.Keys(s.used)) {
		if o, ok := s.exported[name]; ok {
			s.spread(o.Type())
		}
	}
	for name, o := range s.exported {
		if !s.used[name] && !s.excused(o) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// add notes what the package declares, and what it uses of other packages.
func (s *survey) add(p *packages.Package) {
	for _, o := range p.TypesInfo.Uses {
		if o.Pkg() != nil && o.Pkg().Path() != p.PkgPath {
			s.used[key(o)] = true
		}
	}
	for id, o := range p.TypesInfo.Defs {
		test := strings.HasSuffix(p.Fset.Position(id.Pos()).Filename, "_test.go")
		if o != nil && o.Exported() && !test && p.Name != "main" && p.ID == p.PkgPath && key(o) != "" {
			s.exported[key(o)] = o
		}
		if o, ok := o.(*types.TypeName); ok {
			s.addType(o.Type())
		}
	}
	for _, tv := range p.TypesInfo.Types {
		s.addInterface(tv.Type)
		if t, ok := tv.Type.(*types.Struct); ok {
			s.addType(t)
		}
	}
	for _, imported := range p.Types.Imports() {
		for _, name := range imported.Scope().Names() {
			if o, ok := imported.Scope().Lookup(name).(*types.TypeName); ok {
				s.addInterface(o.Type())
			}
		}
	}
}

func (s *survey) addType(t types.Type) {
	if !types.IsInterface(t) {
		s.types = append(s.types, t)
	}
}

// addInterface notes an interface. Which types satisfy a generic one is not
// looked into: its methods are taken as called.
func (s *survey) addInterface(t types.Type) {
	i, ok := t.Underlying().(*types.Interface)
	if !ok || i.NumMethods() == 0 {
		return
	}
	s.interfaces = append(s.interfaces, i)
	if n, ok := t.(*types.Named); ok && n.TypeParams().Len() > 0 {
		for m := range i.Methods() {
			s.called[m.Name()] = true
		}
	}
}

// satisfy marks the methods by which a type satisfies an interface, its own and
// those of types that are embedded in it.
func (s *survey) satisfy() {
	interfaces := map[string]map[*types.Interface]bool{} // by their first methods
	for _, i := range s.interfaces {
		name := i.Method(0).Name()
		if interfaces[name] == nil {
			interfaces[name] = map[*types.Interface]bool{}
		}
		interfaces[name][i] = true
	}
	for _, n := range s.types {
		t := types.NewPointer(n)
		for first := range types.NewMethodSet(t).Methods() {
			for i := range interfaces[first.Obj().Name()] {
				if !types.Implements(t, i) {
					continue
				}
				for m := range i.Methods() {
					o, _, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name())
					s.used[key(o)] = true
				}
			}
		}
	}
}

// spread marks the named types that a type of something used is made of: they
// are used by whoever holds such a value, though their names are not written.
func (s *survey) spread(t types.Type) {
	switch t := t.(type) {
	case interface{ Elem() types.Type }: // pointer, slice, array, map, channel
		if m, ok := t.(*types.Map); ok {
			s.spread(m.Key())
		}
		s.spread(t.Elem())
	case *types.Signature:
		s.spread(t.Params())
		s.spread(t.Results())
	case *types.Tuple:
		for v := range t.Variables() {
			s.spread(v.Type())
		}
	case *types.Struct:
		for f := range t.Fields() {
			s.spread(f.Type())
		}
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			s.spread(m.Type())
		}
		for e := range t.EmbeddedTypes() {
			s.spread(e)
		}
	case *types.Named:
		s.spreadNamed(t)
	}
}

func (s *survey) spreadNamed(t *types.Named) {
	for arg := range t.TypeArgs().Types() {
		s.spread(arg)
	}
	name := key(t.Obj())
	if _, ours := s.exported[name]; !ours || s.spreads[name] {
		return
	}
	s.used[name], s.spreads[name] = true, true
	s.spread(t.Underlying())
	for m := range t.Methods() {
		if m.Exported() {
			s.spread(m.Type())
		}
	}
}

// excused tells whether an unused name has to be exported all the same.
func (s *survey) excused(o types.Object) bool {
	switch o := o.(type) {
	case *types.Const:
		of, ok := o.Type().(*types.Named)
		return ok && s.used[key(of.Obj())]
	case *types.Func:
		return o.Signature().Recv() != nil && s.called[o.Name()]
	case *types.TypeName: // the pages of the operators' site are made of them
		return o.Pkg().Path() == "catchup/internal/web/admin"
	}
	return false
}

// key names a function, method, type, variable or constant of a package the same
// in every package that uses it; it is empty for what is local or a field.
func key(o types.Object) string {
	if o.Pkg() == nil {
		return ""
	}
	if f, ok := o.(*types.Func); ok && f.Signature().Recv() != nil {
		t := f.Origin().Signature().Recv().Type()
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem()
		}
		if n, ok := t.(*types.Named); ok && !types.IsInterface(n) {
			return key(n.Obj()) + "." + f.Name()
		}
		return ""
	}
	if o.Parent() != o.Pkg().Scope() && !isFunc(o) {
		return ""
	}
	return o.Pkg().Path() + "." + o.Name()
}

func isFunc(o types.Object) bool { _, ok := o.(*types.Func); return ok }
