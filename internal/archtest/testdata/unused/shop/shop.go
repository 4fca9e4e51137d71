// Package shop exports names of every sort.
package shop

import (
	"fmt"
	"io"
)

// Spare is used here alone.
func Spare() int { return 1 }

// Open is used by another package, and with it the type of its result.
func Open() *Ledger { return &Ledger{Lines: []Line{{Spare()}}} }

// Ledger is reached through Open.
type Ledger struct{ Lines []Line }

// Line is reached through Ledger.
type Line struct{ N int }

// Sum is used by nobody.
func (l *Ledger) Sum() int { return len(l.Lines) }

// String satisfies fmt.Stringer.
func (l *Ledger) String() string { return fmt.Sprint(len(l.Lines)) }

// Shown is called by a template.
func (l *Ledger) Shown() bool { return true }

// Colour is used by another package, and with it its constants.
type Colour int

const (
	Red Colour = iota
	Blue
)

// Lonely is used by nobody.
type Lonely struct{}

// ForTests is used by tests of another package.
func ForTests() {}

// Pair is generic; its method is used.
type Pair[T any] struct{ A T }

// First is used of an instance.
func (p Pair[T]) First() T { return p.A }

// Part is embedded in Whole, which satisfies an interface by it.
type Part struct{}

// Read is a part of io.ReadCloser.
func (Part) Read([]byte) (int, error) { return 0, nil }

// Whole is an io.ReadCloser.
type Whole struct{ Part }

// Close is the other part.
func (Whole) Close() error { return nil }

// Load is used by another package.
func Load() io.ReadCloser { return Whole{} }
