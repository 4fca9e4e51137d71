package subscriber

import "hash/maphash"

// firsts remembers in which row of a list each address stood first. It needs
// about a dozen bytes for an address: 54 bits of its hash, of which 14 are the
// number of a bucket, and 24 bits of the row. With a million addresses, two of
// them are taken for the same one in one of thirty thousand lists.
type firsts struct {
	seed    maphash.Seed
	buckets [][]uint64
}

const (
	bucketBits = 14
	rowBits    = 24
)

func newFirsts() *firsts {
	return &firsts{seed: maphash.MakeSeed(), buckets: make([][]uint64, 1<<bucketBits)}
}

// note notes that an address stands in the row. If it stood in an earlier row,
// note tells in which.
func (f *firsts) note(address string, row int) (first int, repeated bool) {
	hash := maphash.String(f.seed, address)
	bucket := &f.buckets[hash&(1<<bucketBits-1)]
	mark := hash >> rowBits << rowBits
	for _, known := range *bucket {
		if known>>rowBits == mark>>rowBits {
			return int(known & (1<<rowBits - 1)), true
		}
	}
	*bucket = append(*bucket, mark|uint64(row)&(1<<rowBits-1))
	return row, false
}
