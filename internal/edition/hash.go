package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Part is the name of a slice and its Hash.
type Part struct{ Name, Hash string }

// Hash is the SHA-256, in hex, of all that goes out of an edition or of a
// slice: the document as it is kept, from which the subject and the pages are
// taken, the files in their order, and the slices by their names.
func Hash(document []byte, files []File, slices ...Part) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "document %s\n", digest(document))
	for _, f := range files {
		fmt.Fprintf(sum, "file %q %q %s\n", f.Name, f.Type, f.Digest())
	}
	for _, s := range slices {
		fmt.Fprintf(sum, "slice %q %s\n", s.Name, s.Hash)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
