package setting

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"

	"catchup/internal/check"
)

// Options say how values are read that name something outside the file. Root is
// the installation's folder, to which paths are relative. Env looks up a
// variable for a Secret; if it is nil, the environment is empty. Disk has the
// files that settings name; if it is nil, there are none. OnSecret, if set, is
// called for each file that a secret was read from.
type Options struct {
	Root         string
	AllowOutside bool
	Env          func(name string) (value string, ok bool)
	Disk         Disk
	OnSecret     func(file Path)
}

// Disk is what the reading of settings needs of a file system. This package
// does no I/O, so the caller of Decode passes the disk; package disk has the
// real one.
type Disk interface {
	Stat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	ReadFile(name string) ([]byte, error)
}

// nothingThere is a disk without files.
type nothingThere struct{}

func (nothingThere) Stat(string) (fs.FileInfo, error)      { return nil, fs.ErrNotExist }
func (nothingThere) ReadDir(string) ([]fs.DirEntry, error) { return nil, fs.ErrNotExist }
func (nothingThere) ReadFile(string) ([]byte, error)       { return nil, fs.ErrNotExist }

// Decode reads the YAML in data into the struct that into points to. It returns
// all mistakes in the order of the file; file is its name in messages. Every
// value that is a check.Checker checks itself. Then further checks are made at
// the place of the whole file, for example against other files. If there are
// problems, into holds what could be read.
func Decode(file string, data []byte, into any, o Options, further ...func(check.Place)) check.Problems {
	if o.Disk == nil {
		o.Disk = nothingThere{}
	}
	d := &decoder{options: o, places: map[string]check.Pos{}, unread: map[string]bool{}}
	root := grow(file, data, &d.problems)
	if root == nil {
		return d.problems
	}
	top := check.At("", &d.problems)
	d.value(top, root, reflect.ValueOf(into).Elem())
	for _, f := range further {
		d.checks = append(d.checks, func() { f(top) })
	}
	d.check()
	d.problems.Sort()
	return d.problems
}

// decoder is one reading. places knows where each path stands in the file;
// unread are the paths whose values are missing or could not be read.
type decoder struct {
	options  Options
	problems check.Problems
	places   map[string]check.Pos
	unread   map[string]bool
	around   [][]Field // of the groups that are being read, the outermost first
	checks   []func()
}

// value reads a node into v, which must be settable. A pointer stands for a
// key that need not be there.
func (d *decoder) value(at check.Place, n *node, v reflect.Value) {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	d.places[at.Path()] = n.pos
	d.read(at, n, v)
	if c, ok := v.Addr().Interface().(check.Checker); ok && !d.unread[at.Path()] {
		d.checks = append(d.checks, func() { c.Check(at) })
	}
}

// read reads a node as its shape and the value's type ask for.
func (d *decoder) read(at check.Place, n *node, v reflect.Value) {
	listed, short := Listed(v.Type())
	switch read := parserOf(v, d.options); {
	case n.shape == list && short:
		d.defaults(at, n, v)
		d.list(at, n, v.FieldByIndex(listed.Index))
	case n.shape == nothing:
		d.refuse(at, n, "give it a value or leave the key out", "nothing stands here")
	case n.shape == text && read != nil:
		d.text(at, n, v, read)
	case n.shape == list && v.Kind() == reflect.Slice:
		d.list(at, n, v)
	case n.shape == group && v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Map:
		d.list(at, &node{shape: list, items: []*node{n}, pos: n.pos}, v)
	case n.shape == group && v.Kind() == reflect.Map:
		d.entries(at, n, v)
	case n.shape == group && Fields(v.Type()) != nil:
		d.group(at, n, v)
	default:
		d.refuse(at, n, mend(n, v), "expected %s, found %s", strings.Join(forms(v), " or "), n.shape)
	}
}

// text reads a text. For a group of keys that is its short form.
func (d *decoder) text(at check.Place, n *node, v reflect.Value, read func(string) error) {
	d.defaults(at, n, v)
	if err := read(n.text); err != nil {
		problem := check.Problem{Message: err.Error()}
		errors.As(err, &problem)
		d.refuse(at, n, problem.Hint, "%s", problem.Message)
	}
	if q, ok := v.Addr().Interface().(quotable); ok && n.quote {
		q.Quote()
	}
}

// quotable is a value for which it makes a difference whether its text stands
// in quotes. Quote says so, after the text was read.
type quotable interface{ Quote() }

func (d *decoder) list(at check.Place, n *node, v reflect.Value) {
	v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
	for i, item := range n.items {
		d.value(at.Item(i), item, v.Index(i))
	}
}

func (d *decoder) entries(at check.Place, n *node, v reflect.Value) {
	v.Set(reflect.MakeMap(v.Type()))
	for _, k := range n.keys {
		entry := reflect.New(v.Type().Elem()).Elem()
		d.value(at.Key(k.name), k.value, entry)
		v.SetMapIndex(reflect.ValueOf(k.name).Convert(v.Type().Key()), entry)
	}
}

// refuse notes that a node could not be read.
func (d *decoder) refuse(at check.Place, n *node, hint, format string, args ...any) {
	d.unread[at.Path()] = true
	d.note(at, n.pos, hint, format, args...)
}

// note adds a problem whose position is known.
func (d *decoder) note(at check.Place, pos check.Pos, hint, format string, args ...any) {
	at.Note(hint, format, args...)
	d.problems[len(d.problems)-1].Pos = pos
}

// check lets the values check themselves. Problems of a value that could not be
// read are dropped, since it has a problem already.
func (d *decoder) check() {
	read := len(d.problems)
	for _, c := range d.checks {
		c()
	}
	kept := d.problems[:read]
	for _, p := range d.problems[read:] {
		if pos, ok := d.locate(p.Path); ok {
			p.Pos = pos
			kept = append(kept, p)
		}
	}
	d.problems = kept
}

// locate finds where a path stands, or the nearest path above it that does;
// not ok if that could not be read.
func (d *decoder) locate(path string) (pos check.Pos, ok bool) {
	for !d.unread[path] {
		if pos, ok := d.places[path]; ok {
			return pos, true
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return check.Pos{}, false
}
