// Package foto takes out of a photo what is no picture: where and when it was
// made, with which device, by whom, a small copy of how it was before it was cut,
// and what stands behind its end.
//
// A photo that is made in a shelter tells where the shelter is: a telephone
// writes the place in it, to the metre. Nothing is decoded or encoded again, so
// the picture itself stays as it was, bit for bit. What is kept is a closed list:
// what is needed to show the picture, its colours, its resolution and which side
// is up. Everything else goes, also what nobody has heard of yet.
//
// What stands in the picture stays: a street sign, a face, the noise by which the
// camera can be known, the tables with which it packs.
//
// Sources: ITU-T T.81 (JPEG) annex B, ITU-T T.871 (JFIF), CIPA DC-008 (Exif),
// W3C PNG third edition (2025), ICC.1:2022 (colour profiles).
package foto

import "errors"

// ErrVorm is the one error of JPEG and PNG: the file cannot be walked from its
// beginning to its end, so nobody can say what is in it.
var ErrVorm = errors.New("foto: no well-formed picture")
