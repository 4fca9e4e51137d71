package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// readPool is how many connections read a file at the same time.
const readPool = 4

// lite is the dialect of SQLite. A transaction that writes has the file to
// itself.
var lite = dialect{schema: strings.NewReplacer(
	"{key}", "TEXT", "{bytes}", "BLOB", "{json}", "TEXT", "{computed}", "VIRTUAL", "{position}", "instr", "{postgres}", "--",
), clean: cleanFile, lock: lockFile, unlock: unlockFile}

// openFile opens the SQLite file at path. Only its owner can read the file,
// since it holds addresses. A commit is durable (synchronous FULL): a row that
// is sent must not be lost when the power fails. Deleted data are overwritten,
// so that erased means gone.
func openFile(ctx context.Context, path string) (*DB, error) {
	if err := touch(path); err != nil {
		return nil, err
	}
	pragmas := []string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "secure_delete(1)"}
	write, err := pool(address(path, pragmas, url.Values{"_txlock": {"immediate"}}), 1)
	if err != nil {
		return nil, err
	}
	if err := connect(ctx, write); err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read, err := pool(address(path, []string{"query_only(1)"}, nil), readPool)
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	return &DB{write: write, read: read, dialect: lite}, nil
}

// connect makes the first connection. It tries again for a while, because the
// change of a new file to write-ahead logging does not wait for a lock by
// itself.
func connect(ctx context.Context, db *sql.DB) error {
	ctx, cancel := context.WithTimeout(ctx, longestWait)
	defer cancel()
	for {
		err := db.PingContext(ctx)
		var fault *sqlite.Error
		if !errors.As(err, &fault) || fault.Code()&0xff != sqlite3.SQLITE_BUSY {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func touch(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// openMemory opens an empty store in memory, on one connection that both reads
// and writes.
func openMemory() (*DB, error) {
	db, err := pool(fmt.Sprintf("file::memory:?_pragma=foreign_keys(1)&_pragma=busy_timeout(%d)", longestWait.Milliseconds()), 1)
	if err != nil {
		return nil, err
	}
	return &DB{write: db, read: db, dialect: lite}, nil
}

// readOnly is the address of a file that is only read. A file without a log beside it is
// opened as immutable, so that SQLite does not make a log.
func readOnly(path string) string {
	more := url.Values{"mode": {"ro"}}
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		more.Set("immutable", "1")
	}
	return address(path, nil, more)
}

// address is the driver's name for the file.
func address(path string, pragmas []string, more url.Values) string {
	wait := fmt.Sprintf("busy_timeout(%d)", longestWait.Milliseconds())
	q := url.Values{"_pragma": append([]string{wait}, pragmas...)}
	for key, values := range more {
		q[key] = values
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// pool opens a pool of size connections, which stay open.
func pool(address string, size int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", address)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	return db, nil
}
