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
    c,
    cx,
    dgm,
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
// clang-format off
#define BIANMU_DOCX_NAMES(X, Y) \
    /* revisions and marks of the text */ \
    X(author) X(cellMerge) X(checkBox) X(checked) X(date) X(em) X(listEntry) X(lvlPicBulletId) X(result) X(vMergeOrig) \
    /* charts, diagrams, embedded documents */ \
    X(cat) X(chart) X(cxn) X(destId) X(dm) X(idx) X(modelId) X(multiLvlStrRef) X(plotArea) X(pt) X(relIds) X(ser) X(srcId) X(srcOrd) \
    X(string) X(subDoc) X(textpath) X(tx) X(v) X(xVal) X(yVal) \
    /* content controls */ \
    X(combine) X(combineBrackets) X(comboBox) X(dataBinding) X(displayText) X(dropDownList) X(listItem) X(prefixMappings) X(sdt) X(storeItemID) X(text) X(value) \
    X(xpath) X(data) X(dataId) X(eastAsianLayout) X(fld) X(numDim) X(series) X(strDim) X(dLbl) \
    /* places */ \
    X(lastRenderedPageBreak) X(paraId) \
    /* formulas */ \
    X(acc) X(bar) X(begChr) X(borderBox) X(box) X(chr) X(d) X(deg) X(degHide) X(den) X(e) X(endChr) X(eqArr) X(f) X(fName) X(func) \
    X(groupChr) X(lim) X(limLow) X(limUpp) X(m) X(mr) X(nary) X(nor) X(oMath) X(oMathPara) X(phant) X(pos) X(rad) X(scr) X(sepChr) \
    X(show) X(sPre) X(sSub) X(sSubSup) X(sSup) X(sty) X(sub) X(subHide) X(sup) X(supHide) \
    X(abstractNum) X(abstractNumId) X(after) X(afterAutospacing) X(afterLines) X(alt) X(altChunk) X(AlternateContent) X(anchor) \
    X(Application) X(ascii) X(asciiTheme) X(b) X(basedOn) X(before) X(beforeAutospacing) X(beforeLines) X(blip) X(blockSize) X(bottom) \
    X(br) X(cellDel) X(cellIns) Y(char_, "char") X(Choice) X(cipherAlgorithm) X(color) X(comment) X(commentReference) X(ContentType) \
    X(cr) X(created) X(creator) X(customMarkFollows) X(cx) X(cy) Y(default_, "default") X(del) X(delInstrText) X(delText) X(descr) \
    X(docPr) X(document) X(drawing) X(dropCap) X(dstrike) X(ea) X(eastAsia) X(eastAsiaTheme) X(embed) X(encryptedKey) \
    X(encryptedKeyValue) X(encryptedVerifierHashInput) X(encryptedVerifierHashValue) X(end) X(endChars) X(endnote) X(endnotePr) \
    X(endnoteReference) X(extent) X(Fallback) X(firstLine) X(firstLineChars) X(firstRow) X(fldChar) X(fldCharType) X(fldSimple) \
    X(font) X(footerReference) X(footnote) X(footnotePr) X(footnoteReference) X(format) X(framePr) X(gridBefore) X(gridSpan) X(hidden) \
    X(hanging) X(hangingChars) X(hAnsi) X(hAnsiTheme) X(hashAlgorithm) X(headerReference) X(hint) X(hMerge) X(hr) X(hyperlink) X(i) \
    X(id) X(Id) X(ilvl) X(imagedata) X(ind) X(ins) X(instr) X(instrText) X(isLgl) X(jc) X(keyBits) X(keyData) X(latentStyles) X(latin) \
    X(left) X(leftChars) X(line) X(link) X(ln) X(lvl) X(lvlOverride) X(lvlRestart) X(lvlText) X(majorFont) X(minorFont) X(modified) \
    X(moveFrom) X(moveTo) X(name) X(noBreakHyphen) X(num) X(numberingChange) X(numFmt) X(numId) X(numStyleLink) X(object) \
    X(outlineLvl) X(Override) X(p) X(pageBreakBefore) X(PartName) X(pict) X(positionV) X(posOffset) X(pPr) X(pPrChange) X(prst) \
    X(prstGeom) X(pStyle) X(ptab) X(r) X(rect) X(Relationship) X(relativeFrom) X(Requires) X(rFonts) X(right) X(rightChars) X(rPr) \
    X(rPrChange) X(rStyle) X(rt) X(ruby) X(saltValue) X(script) X(sdtEndPr) X(sdtPr) X(sectPr) X(sectPrChange) X(shape) X(space) \
    X(spacing) X(spinCount) X(srgbClr) X(start) X(startChars) X(startOverride) X(strike) X(strokecolor) X(strokeweight) X(style) \
    X(styleId) X(styleLink) X(suff) X(sym) X(symEx) X(sz) X(t) X(tab) X(tabs) X(Target) X(TargetMode) X(tbl) X(tblBorders) X(tblGrid) \
    X(tblGridChange) X(tblHeader) X(tblLook) X(tblPr) X(tblPrChange) X(tblPrEx) X(tblPrExChange) X(tblStyle) X(tblStylePr) X(tc) \
    X(tcBorders) X(tcPr) X(tcPrChange) X(themeFontLang) X(title) X(top) X(tr) X(trPr) X(trPrChange) X(txbxContent) X(Type) X(type) \
    X(typeface) X(u) X(val) X(vanish) X(vertAlign) X(vMerge) X(w)
// clang-format on

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
