package check

import "fmt"

// Place is a setting that is being checked: its path, and the list to which its
// problems are added. Copies of a Place share the list.
type Place struct {
	path string
	list *Problems
}

// At starts an examination at path; what is noted there or below goes to list.
func At(path string, list *Problems) Place {
	return Place{path: path, list: list}
}

// Path is the dotted path of the place, "" for the whole file.
func (p Place) Path() string { return p.path }

// Key is the place of a key below this one.
func (p Place) Key(name string) Place {
	if p.path == "" {
		return Place{path: name, list: p.list}
	}
	return Place{path: p.path + "." + name, list: p.list}
}

// Item is the place of the i-th item, counted from 0, of a list.
func (p Place) Item(i int) Place {
	return Place{path: fmt.Sprintf("%s[%d]", p.path, i), list: p.list}
}

// Noted is how many problems have been noted in the list so far, here and
// elsewhere.
func (p Place) Noted() int { return len(*p.list) }

// Note adds a problem at this place. hint may be empty.
func (p Place) Note(hint, format string, args ...any) {
	*p.list = append(*p.list, Problem{Path: p.path, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Checker is a settings type that finds mistakes which its fields cannot find
// alone. Check is called after the whole file is decoded, with the place of the
// value.
type Checker interface {
	Check(at Place)
}
