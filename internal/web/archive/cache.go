package archive

import (
	"container/list"
	"sync"

	"golang.org/x/sync/singleflight"

	"catchup/internal/web"
)

// mostCached is how many bytes of contents are kept in memory.
const mostCached = 64 << 20

// cache keeps the contents that were used last, up to a number of bytes. It
// never makes the same content twice at the same time. A content is valid for
// one digest of the row that it was made of.
type cache struct {
	most   int
	making singleflight.Group

	mu    sync.Mutex
	kept  map[string]*list.Element // of *entry, by the path
	order *list.List               // the one used last in front
	bytes int
}

type entry struct {
	path, digest string
	content      *web.Content
}

func newCache(most int) *cache {
	return &cache{most: most, kept: map[string]*list.Element{}, order: list.New()}
}

// get returns the kept content of the path, if its digest is the same, or else
// calls make. It returns nil if there is no such content.
func (c *cache) get(path, digest string, make func() (*web.Content, error)) (*web.Content, error) {
	if content := c.look(path, digest); content != nil {
		return content, nil
	}
	made, err, _ := c.making.Do(path+" "+digest, func() (any, error) {
		content, err := make()
		if err == nil && content != nil {
			c.keep(entry{path, digest, content})
		}
		return content, err
	})
	return made.(*web.Content), err
}

func (c *cache) look(path, digest string) *web.Content {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.kept[path]
	if !ok || e.Value.(*entry).digest != digest {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry).content
}

func (c *cache) keep(e entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if old, ok := c.kept[e.path]; ok {
		c.drop(old)
	}
	c.kept[e.path] = c.order.PushFront(&e)
	c.bytes += e.content.Size()
	for c.bytes > c.most && c.order.Len() > 1 {
		c.drop(c.order.Back())
	}
}

func (c *cache) drop(e *list.Element) {
	old := c.order.Remove(e).(*entry)
	delete(c.kept, old.path)
	c.bytes -= old.content.Size()
}
