#pragma once

#include <cstdint>

namespace bianmu::extract::docx {

/// The namespaces that are read, transitional and strict URIs alike.
enum class Ns : std::uint8_t {
    other,
    none,
    w,
    r,
    rel,
    ct,
    mc,
    wp,
    a,
    pic,
    m,
    v,
    o,
    wps,
    wpg,
    wpc,
    word_extension,
    cp,
    dc,
    dcterms,
    app,
    xml
};

// Local names that are read, in any namespace: enumerator and spelling differ only where C++ reserves the word.
#define BIANMU_DOCX_NAMES(X, Y)                                                                                                            \
    X(Override)                                                                                                                            \
    X(PartName) X(ContentType) X(Relationship) X(Id) X(Type) X(Target) X(TargetMode) X(Default) X(Extension) X(document) X(body) X(p)      \
        X(pPr) X(r) X(rPr) X(t) X(tab) X(br) X(cr) X(sym) X(font) Y(char_, "char") X(noBreakHyphen) X(softHyphen) X(ptab) X(fldChar) X(    \
            fldCharType) X(instrText) X(delText) X(delInstrText) X(fldSimple) X(instr) X(hyperlink) X(id) X(anchor) X(sdt) X(sdtPr)        \
            X(sdtEndPr) X(sdtContent) X(ins) X(del) X(moveFrom) X(moveTo) X(smartTag) X(ruby) X(rt) X(rubyBase) X(rubyPr) X(               \
                footnoteReference) X(endnoteReference) X(commentReference) X(customMarkFollows) X(footnoteRef) X(endnoteRef) X(footnote)   \
                X(endnote) X(comment) X(separator) X(type) X(val) X(pStyle) X(rStyle) X(tblStyle) X(jc) X(ind) X(left) X(                  \
                    right) X(start) X(end) X(firstLine) X(hanging) X(leftChars) X(rightChars) X(startChars) X(endChars)                    \
                    X(firstLineChars) X(hangingChars) X(spacing) X(before) X(after) X(beforeLines) X(afterLines) X(                        \
                        beforeAutospacing) X(afterAutospacing) X(pBdr) X(top) X(bottom) X(between) X(sz) X(color)                          \
                        X(outlineLvl) X(pageBreakBefore) X(numPr) X(numId) X(ilvl) X(framePr) X(dropCap) X(sectPr) X(headerReference) X(   \
                            footerReference) X(titlePg) X(pPrChange) X(rPrChange) X(sectPrChange) X(tblPrChange) X(trPrChange)             \
                            X(tcPrChange) X(                                                                                               \
                                tblGridChange) X(tblPrExChange) X(numberingChange) X(b) X(i) X(u) X(strike) X(dstrike)                     \
                                X(vanish) X(vertAlign) X(rFonts) X(ascii) X(hAnsi) X(eastAsia) X(asciiTheme) X(                            \
                                    hAnsiTheme) X(eastAsiaTheme) X(tbl) X(tblPr) X(tblGrid)                                                \
                                    X(gridCol) X(tr) X(trPr) X(tc) X(tcPr) X(gridSpan) X(vMerge) X(hMerge) X(gridBefore) X(gridAfter) X(   \
                                        tblHeader) X(tblBorders) X(tcBorders) X(insideH)                                                   \
                                        X(insideV) X(cellDel) X(cellIns) X(cellMerge) X(tblPrEx) X(tblLook) X(firstRow) X(styles) X(style) \
                                            X(styleId) X(name) X(basedOn) X(docDefaults) X(rPrDefault) X(pPrDefault) X(tblStylePr) Y(      \
                                                default_,                                                                                  \
                                                "default") X(numbering) X(abstractNum) X(abstractNumId) X(num) X(lvl) X(numFmt) X(format)  \
                                                X(lvlText) X(suff) X(lvlRestart) X(isLgl) X(lvlOverride) X(startOverride)                  \
                                                    X(styleLink) X(numStyleLink) X(lvlPicBulletId) X(AlternateContent) X(                  \
                                                        Choice) X(Fallback) X(Requires) X(drawing) X(pict) X(object) X(extent) X(cx) X(cy) \
                                                        X(docPr) X(descr) X(title) X(blip) X(                                              \
                                                            embed) X(link) X(imagedata) X(shape) X(alt) X(textbox) X(txbx)                 \
                                                            X(txbxContent) X(rect) X(hr) X(line) X(oMath) X(oMathPara) X(fontScheme) X(    \
                                                                majorFont) X(minorFont) X(latin) X(ea) X(typeface)                         \
                                                                X(script) X(themeFontLang) X(settings) X(footnotePr) X(endnotePr) X(       \
                                                                    creator) X(created) X(modified) X(coreProperties) X(Application)       \
                                                                    X(AppVersion) X(altChunk) X(space) X(prstGeom) X(prst) X(ln) X(        \
                                                                        srgbClr) X(schemeClr) X(noFill)                                    \
                                                                        X(positionV) X(posOffset) X(relativeFrom) X(wsp) X(cxnSp) X(       \
                                                                            strokecolor) X(strokeweight) X(from) X(to) X(stroked) X(hdr)   \
                                                                            X(ftr) X(bidi) X(dir) X(bdo) X(lastRenderedPageBreak)          \
                                                                                X(annotationRef) X(customXml) X(pgNum) X(                  \
                                                                                    continuationSeparator) X(w) X(spPr) X(solidFill)       \
                                                                                    X(numRestart) X(numStart) X(                           \
                                                                                        footnotes) X(endnotes) X(comments) X(tag) X(alias) \
                                                                                        X(pic) X(author) X(initials) X(date) X(lang) X(    \
                                                                                            specVanish) X(hint) X(keyData) X(encryptedKey) \
                                                                                            X(saltValue) X(hashAlgorithm) X(keyBits)       \
                                                                                                X(blockSize) X(spinCount)                  \
                                                                                                    X(encryptedVerifierHashInput)          \
                                                                                                        X(encryptedVerifierHashValue)      \
                                                                                                            X(encryptedKeyValue)           \
                                                                                                                X(cipherAlgorithm)         \
                                                                                                                    X(latentStyles)        \
                                                                                                                        X(tabs)

enum class Name : std::uint16_t {
    unknown,
#define BIANMU_X(name) name,
#define BIANMU_Y(name, spelling) name,
    BIANMU_DOCX_NAMES(BIANMU_X, BIANMU_Y)
#undef BIANMU_X
#undef BIANMU_Y
        count_
};

}  // namespace bianmu::extract::docx
