package edition

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"sync"
	"time"

	"catchup/internal/document"
	"catchup/internal/picture"
	"catchup/internal/setting"
	"catchup/internal/source"
)

// The bounds of the pictures of an edition.
const (
	mostOfPicture  = 5_000_000 // bytes, as its outlet has it
	mostOfPictures = 600_000   // bytes of all of them, as they are kept
	forPicture     = 15 * time.Second
	forPictures    = 2 * time.Minute
	remembered     = 10 * time.Minute
)

// Album holds the pictures that were fetched last, for the slices of an edition and
// for who makes it again soon. It may be used from several goroutines.
type Album struct {
	mu    sync.Mutex
	taken map[string]snapshot // by their links and sources
}

// snapshot is what came of fetching a picture.
type snapshot struct {
	at      time.Time
	picture *picture.Picture
	err     error
}

// NewAlbum is an album without pictures.
func NewAlbum() *Album { return &Album{taken: map[string]snapshot{}} }

// illustrate fetches the pictures of the document's stories, each once. One that
// cannot be had leaves its story without it, and the document says so to the
// operator. No picture is worth holding an edition.
func (p *Press) illustrate(ctx context.Context, d *document.Document) {
	ctx, end := context.WithTimeoutCause(ctx, forPictures, fmt.Errorf("the pictures took longer than %s", forPictures))
	defer end()
	had, n, room := map[string]*document.Picture{}, 0, mostOfPictures
	var large []int // the blocks of stories whose pictures are too large
	for i, b := range d.Blocks {
		s, ok := b.(document.Story)
		if !ok || s.Picture == nil {
			continue
		}
		shown, known := had[s.Picture.Link]
		if !known {
			var err error
			shown, err = p.picture(ctx, *s.Picture, n+1, room)
			had[s.Picture.Link] = shown
			if err == nil {
				n, room = n+1, room-len(shown.Bytes)
			} else if errors.Is(err, errNoRoom) {
				large = append(large, i)
			}
			if err != nil && !errors.Is(err, source.ErrOffline) {
				d.Warnings = append(d.Warnings, fmt.Sprintf("the picture of “%s” is not shown: %v", s.Heading, err))
			}
		}
		s.Picture = shown
		d.Blocks[i] = s
	}
	announce(d, large, n)
}

// errNoRoom is why a picture is left out that could be shown.
var errNoRoom = fmt.Errorf("the pictures of an edition may have %s together", kilobytes(mostOfPictures))

// announce tells readers, at the first of the stories in those blocks, that the
// pictures of these are left out, beside so many that are shown.
func announce(d *document.Document, large []int, shown int) {
	if len(large) == 0 {
		return
	}
	cut := document.Cut{Left: len(large), Of: shown + len(large), Things: "pictures", Why: errNoRoom.Error()}
	s := d.Blocks[large[0]].(document.Story)
	s.Remarks = append(slices.Clip(s.Remarks), cut.Say(document.Whole{}))
	d.Blocks[large[0]] = s
}

// picture is a picture with its file, which is number n of the edition and may have
// so many bytes; nil with an error.
func (p *Press) picture(ctx context.Context, of document.Picture, n, room int) (*document.Picture, error) {
	guest := p.Supplies[of.Source].Guest
	if p.Album == nil || guest == nil {
		return nil, errors.New("nobody fetches pictures of its source")
	}
	made, err := p.Album.take(ctx, p.Now(), guest, of)
	switch {
	case err != nil:
		return nil, err
	case len(made.JPEG) > room:
		return nil, errNoRoom
	}
	of.File, of.Bytes, of.Width, of.Height = document.PictureFile(n), made.JPEG, made.Width, made.Height
	return &of, nil
}

// take takes a picture from the album, or else from its outlet. One is fetched and
// decoded at a time, since that may take much memory.
func (a *Album) take(ctx context.Context, now time.Time, guest *source.Fetcher, of document.Picture) (*picture.Picture, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	maps.DeleteFunc(a.taken, func(_ string, t snapshot) bool { age := now.Sub(t.at); return age < 0 || age > remembered })
	key := of.Source + " " + of.Link
	t, known := a.taken[key]
	if !known {
		t = snapshot{at: now}
		if t.picture, t.err = fetch(ctx, guest, of.Link); ctx.Err() == nil {
			a.taken[key] = t
		}
	}
	return t.picture, t.err
}

// fetch fetches a picture, and makes it one of an edition.
func fetch(ctx context.Context, guest *source.Fetcher, link string) (*picture.Picture, error) {
	u, err := url.Parse(link)
	if err != nil {
		return nil, errors.New("its address is none")
	}
	wanted := source.Wanted{From: setting.Location{URL: u}, Timeout: setting.Duration(forPicture), Limit: mostOfPicture, NoWait: true}
	got, err := guest.Fetch(ctx, source.Request{}, wanted)
	if err != nil {
		return nil, err
	}
	return picture.Make(got.Body)
}
