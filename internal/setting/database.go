package setting

import "strings"

// Database is a SQLite file, "var/catchup.db", which need not be there yet,
// or the address of a server, "postgres://catchup:${PASSWORD}@db/catchup",
// which is a secret. "${NAME}" and "file:path" stand for either.
//
// Server is the empty secret for a file.
type Database struct {
	Path
	Server Secret
}

func (d *Database) read(text string, o Options) error {
	if strings.Contains(text, "://") || strings.HasPrefix(text, "${") || strings.HasPrefix(text, "file:") {
		if err := d.Server.read(text, o); err != nil || strings.Contains(d.Server.value, "://") {
			return err
		}
		text, d.Server = d.Server.value, Secret{}
	}
	return d.Path.read(strings.TrimPrefix(text, "sqlite:"), o)
}

// String is the file's name, or hidden for a server.
func (d Database) String() string {
	if d.Name == "" {
		return d.Server.String()
	}
	return d.Name
}
