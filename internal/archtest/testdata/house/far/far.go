// Package far reads a file by way of two others.
package far

import "sample/near"

func Read() ([]byte, error) { return near.Read() }
