package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/keten"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/proefstad"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// aanbiedersBestand is the file with the providers of a municipality.
type aanbiedersBestand struct {
	Gemeente   string `yaml:"gemeente"`
	Aanbieders []struct {
		AGB       string                      `yaml:"agb"`
		Naam      string                      `yaml:"naam"`
		Producten map[string]aanbiederproduct `yaml:"producten"`
	} `yaml:"aanbieders"`
}

// aanbiederproduct is what a part of the catalogue is in the standard, as it was
// agreed on with this provider.
type aanbiederproduct struct {
	Categorie string `yaml:"categorie"`
	Code      string `yaml:"code"`
	Bron      string `yaml:"bron"`
}

// leesAanbieders reads the register of providers. Without a file there is none,
// and assignments wait.
func leesAanbieders(path string) (*dossier.Aanbieders, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return nil, opslagFout("aanbieders-onleesbaar", "het bestand van --aanbieders is niet te lezen")
	}
	var f aanbiedersBestand
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if d.Decode(&f) != nil {
		return nil, opslagFout("aanbieders-onjuist", "het bestand van --aanbieders klopt niet: gebruik gemeente, en per aanbieder agb, naam en producten met categorie, code en bron")
	}
	out, mist := f.register()
	if len(mist) > 0 {
		return nil, opslagFout("aanbieders-onvolledig", "vul in het bestand van --aanbieders (goed) in: "+strings.Join(mist, ", "))
	}
	return out, nil
}

// register gives the providers, and the places where something is missing or is
// no number of its kind.
func (f *aanbiedersBestand) register() (*dossier.Aanbieders, []string) {
	var mist []string
	out := &dossier.Aanbieders{}
	var err error
	if out.Gemeente, err = nummer.ParseGemeentecode(f.Gemeente); err != nil {
		mist = append(mist, "gemeente")
	}
	if len(f.Aanbieders) == 0 {
		mist = append(mist, "aanbieders")
	}
	for i := range f.Aanbieders {
		a, plek := &f.Aanbieders[i], fmt.Sprintf("aanbieders[%d]", i)
		agb, err := nummer.ParseAGB(a.AGB)
		if err != nil || out.Aanbieder(a.AGB) != nil {
			mist = append(mist, plek+".agb")
		}
		if strings.TrimSpace(a.Naam) == "" {
			mist = append(mist, plek+".naam")
		}
		one := dossier.Aanbieder{AGB: agb, Naam: a.Naam, Producten: keten.Producten{}}
		for onderdeel, p := range a.Producten {
			if p.Categorie == "" || p.Code == "" || p.Bron == "" {
				mist = append(mist, plek+".producten."+onderdeel)
			}
			one.Producten[onderdeel] = keten.Product{Categorie: p.Categorie, Code: p.Code, Bron: p.Bron}
		}
		out.Lijst = append(out.Lijst, one)
	}
	slices.Sort(mist)
	return out, mist
}

// proefAanbieders gives the invented providers of Proefstad, each with an invented
// product for every part of the catalogue. The code of the municipality is that
// of Rotterdam, because the standard knows no invented one.
func proefAanbieders(city *proefstad.Stad, rules *regeling.Regeling) (*dossier.Aanbieders, error) {
	gemeente, err := nummer.ParseGemeentecode("0599")
	if err != nil {
		return nil, err
	}
	out := &dossier.Aanbieders{Gemeente: gemeente}
	producten := keten.Producten{}
	for _, p := range rules.Producten {
		for _, o := range p.Onderdelen {
			if _, ok := producten[o.Code]; ok {
				continue
			}
			cat := "10"
			if o.Wet == "Jeugdwet" {
				cat = "50"
			}
			producten[o.Code] = keten.Product{Categorie: cat, Code: fmt.Sprintf("%sA%02d", cat, len(producten)+1), Bron: "verzonnen voor Proefstad"}
		}
	}
	for _, a := range city.Aanbieders {
		if a.Contract {
			out.Lijst = append(out.Lijst, dossier.Aanbieder{AGB: a.AGB, Naam: a.Naam, Producten: producten})
		}
	}
	return out, nil
}
