package setting

import (
	"fmt"
	"path/filepath"
	"strings"

	"catchup/internal/check"
)

// Path is a file or folder that need not be there yet, named from the
// installation's folder: "var/editions".
//
// Name is what the operator wrote, for messages. Full is the whole path. A Name
// that leads outside the folder is refused unless Options allow it. A link
// inside the folder is followed wherever it leads.
type Path struct{ Name, Full string }

func (p *Path) read(text string, o Options) error {
	full, err := o.full(text)
	if err != nil {
		return err
	}
	*p = Path{Name: text, Full: full}
	return nil
}

// String is the name as the operator wrote it.
func (p Path) String() string { return p.Name }

// full is where a name leads from the root.
func (o Options) full(name string) (string, error) {
	home, atHome := strings.CutPrefix(name, "~/")
	switch {
	case name == "":
		return "", fmt.Errorf("the name of the file or folder is empty")
	case filepath.IsLocal(name) && name[0] != '~':
		return filepath.Join(o.Root, name), nil
	case !o.AllowOutside:
		words := fmt.Sprintf("%q leads outside the installation's folder", name)
		return "", check.Problem{Message: words, Hint: "--allow-outside permits it"}
	case atHome:
		folder, _ := o.lookup("HOME")
		return filepath.Join(folder, home), nil
	case filepath.IsAbs(name):
		return filepath.Clean(name), nil
	default:
		return filepath.Join(o.Root, name), nil
	}
}

// File is a file that must be there: "config/readers.csv".
type File struct{ Path }

func (f *File) read(text string, o Options) error {
	return f.lead(text, o, "file", false)
}

// Folder is a folder that must be there: "config/data/desk".
type Folder struct{ Path }

func (f *Folder) read(text string, o Options) error {
	return f.lead(text, o, "folder", true)
}

// lead reads a path and refuses it if there is no such file or folder.
func (p *Path) lead(text string, o Options, what string, folder bool) error {
	var to Path
	if err := to.read(text, o); err != nil {
		return err
	}
	info, err := o.Disk.Stat(to.Full)
	switch {
	case err != nil:
		return check.Problem{Message: fmt.Sprintf("there is no %s %s", what, text), Hint: neighbour(o.Disk, to.Full, folder)}
	case info.IsDir() != folder:
		return fmt.Errorf("%s is not a %s", text, what)
	}
	*p = to
	return nil
}

// neighbour is the hint for a name that does not exist.
func neighbour(d Disk, full string, folder bool) string {
	parent, name := filepath.Split(full)
	entries, err := d.ReadDir(filepath.Clean(parent))
	if err != nil {
		return "its folder is not there either"
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() == folder {
			names = append(names, e.Name())
		}
	}
	return check.DidYouMean(name, names)
}
