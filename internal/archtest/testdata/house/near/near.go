// Package near reads a file by way of another.
package near

import "sample/cellar"

func Read() ([]byte, error) {
	data, _, err := cellar.Read("near.go")
	return data, err
}
