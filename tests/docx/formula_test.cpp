#include <gtest/gtest.h>

#include "extract/docx/formula.h"

namespace bianmu::test {
namespace {

using extract::docx::Element;
using extract::docx::Formula;
using extract::docx::Handler;
using extract::docx::Name;
using extract::docx::Ns;
using extract::docx::Parser;

class Reader : public Handler {
public:
    void start(const Element& element) override {
        nodes_.push_back(element.name != Name::unknown && element.name != Name::t && element.name != Name::oMath && formula.start(element));
        in_text_ = element.name == Name::t;
    }
    void end(Ns /*ns*/, Name /*name*/) override {
        if (nodes_.back()) {
            formula.end();
        }
        nodes_.pop_back();
        in_text_ = false;
    }
    void text(std::string_view piece) override {
        if (in_text_) {
            formula.text(piece);
        }
    }

    Formula formula;

private:
    std::vector<bool> nodes_;
    bool in_text_ = false;
};

struct Case {
    const char* name;
    std::string markup;
    std::string latex;
    std::string plain;
};

std::string r(const std::string& text, const std::string& properties = {}) {
    return "<m:r>" + (properties.empty() ? "" : "<m:rPr>" + properties + "</m:rPr>") + "<m:t>" + text + "</m:t></m:r>";
}
std::string in(const std::string& name, const std::string& content) {
    return "<m:" + name + ">" + content + "</m:" + name + ">";
}
std::string value(const std::string& name, const std::string& val) {
    return "<m:" + name + " m:val=\"" + val + "\"/>";
}
std::string fenced(const std::string& content, const std::string& properties = {}) {
    return in("d", in("dPr", properties) + in("e", content));
}

const std::string kUpright = value("sty", "p");
const std::string kRows = in("mr", in("e", r("a")) + in("e", r("b"))) + in("mr", in("e", r("c")) + in("e", r("d")));

class Formulas : public testing::TestWithParam<Case> {};

TEST_P(Formulas, AreWrittenInALine) {
    Reader reader;
    Parser parser(reader, 100);
    const std::string xml =
        "<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">" + GetParam().markup + "</m:oMath>";
    parser.feed(xml.data(), xml.size());
    parser.finish();
    EXPECT_EQ(reader.formula.latex(), GetParam().latex);
    EXPECT_EQ(reader.formula.plain(), GetParam().plain);
}

INSTANTIATE_TEST_SUITE_P(
    Omml, Formulas,
    testing::Values(
        Case{"runs", r("A=πr"), "A=\\pi r", "A=πr"},
        Case{"escapes", r("5%\\{x}_#$"), "5\\%\\backslash\\{x\\}\\_\\#\\$", "5%\\{x}_#$"},
        Case{"letters", r("𝑥+𝐁∈ℝ"), "x+\\mathbf{B}\\in\\mathbb{R}", "x+B∈R"},
        Case{"greek", r("𝜎𝛀𝟕"), "\\sigma\\Omega\\mathbf{7}", "σΩ7"},
        Case{"styles", r("AB", value("scr", "double-struck")) + r("v", value("sty", "b")) + r("d", kUpright), "\\mathbb{AB}\\mathbf{v}\\mathrm{d}", "ABvd"},
        Case{"text", r("若 a_1", "<m:nor/>") + r("流量Q"), "\\text{若 a\\_1}\\text{流量}Q", "若 a_1流量Q"},
        Case{"fraction", in("f", in("num", r("a+b")) + in("den", r("2"))), "\\frac{a+b}{2}", "(a+b)/2"},
        Case{"linear", in("f", in("fPr", value("type", "lin")) + in("num", r("a")) + in("den", r("b"))), "{a}/{b}", "a/b"},
        Case{"binomial", fenced(in("f", in("fPr", value("type", "noBar")) + in("num", r("n")) + in("den", r("k")))), "\\binom{n}{k}", "(n¦k)"},
        Case{"square root", in("rad", in("radPr", "<m:degHide/>") + in("deg", "") + in("e", r("x+1"))), "\\sqrt{x+1}", "√(x+1)"},
        Case{"root", in("rad", in("deg", r("n")) + in("e", r("x"))), "\\sqrt[n]{x}", "√(n&x)"},
        Case{"cube root", in("rad", in("deg", r("3")) + in("e", r("x"))), "\\sqrt[3]{x}", "∛x"},
        Case{"sum", in("nary", in("naryPr", value("chr", "∑")) + in("sub", r("k=0")) + in("sup", r("n")) + in("e", r("k"))), "\\sum_{k=0}^{n}{k}",
             "∑_(k=0)^n k"},
        Case{"integral", in("nary", in("sub", "") + in("sup", "") + in("e", r("xdx"))), "\\int{xdx}", "∫ xdx"},
        Case{"scripts", in("sSubSup", in("e", r("a")) + in("sub", r("ij")) + in("sup", r("2"))), "a_{ij}^{2}", "a_(ij)^2"},
        Case{"powers in a row", in("sSup", in("e", r("x")) + in("sup", r("k"))) + in("sSup", in("e", r("a")) + in("sup", r("n-k"))), "x^{k}a^{n-k}", "x^k a^(n-k)"},
        Case{"nested", in("sSup", in("e", in("sSup", in("e", r("x")) + in("sup", r("2")))) + in("sup", r("3"))), "{x^{2}}^{3}", "(x^2)^3"},
        Case{"fenced base", in("sSup", in("e", fenced(r("1+x"))) + in("sup", r("n"))), "\\left(1+x\\right)^{n}", "(1+x)^n"},
        Case{"before", in("sPre", in("sub", r("1")) + in("sup", r("2")) + in("e", r("H"))), "{}_{1}^{2}H", "_1^2 H"},
        Case{"fences", fenced(r("x"), value("begChr", "⌊") + value("endChr", "⌋")), "\\left\\lfloor x\\right\\rfloor", "⌊x⌋"},
        Case{"half a fence", fenced(r("x"), value("begChr", "") + value("endChr", "|")), "\\left.x\\right|", "x|"},
        Case{"separators", in("d", in("e", r("x")) + in("e", r("y"))), "\\left(x\\middle|y\\right)", "(x|y)"},
        Case{"matrix", in("m", kRows), "\\begin{matrix}a & b \\\\ c & d\\end{matrix}", "■(a&b@c&d)"},
        Case{"fenced matrix", fenced(in("m", kRows), value("begChr", "[") + value("endChr", "]")), "\\begin{bmatrix}a & b \\\\ c & d\\end{bmatrix}",
             "[■(a&b@c&d)]"},
        Case{"cases", fenced(in("eqArr", in("e", r("x,&amp;x>0")) + in("e", r("0,&amp;x≤0"))), value("begChr", "{") + value("endChr", "")),
             "\\begin{cases}x,&x>0 \\\\ 0,&x\\leq0\\end{cases}", "{█(x,&x>0@0,&x≤0)"},
        Case{"one equation", in("eqArr", in("e", r("a=b"))), "a=b", "a=b"},
        Case{"operands end", in("sSup", in("e", r("x")) + in("sup", r("k"))) + r("a") + in("func", in("fName", r("cos", kUpright)) + in("e", r("t"))),
             "x^{k}a\\cos{t}", "x^k a cos t"},
        Case{"words", r("if a") + r("…", "<m:nor/>"), "if\\ a\\ldots", "if a…"},
        Case{"accent", in("acc", in("e", r("x"))), "\\hat{x}", "x\u0302"},
        Case{"vector", in("acc", in("accPr", value("chr", "\u20D7")) + in("e", r("AB"))), "\\vec{AB}", "(AB)\u20D7"},
        Case{"bar", in("bar", in("barPr", value("pos", "top")) + in("e", r("x"))), "\\overline{x}", "¯x"},
        Case{"function", in("func", in("fName", r("sin", kUpright)) + in("e", r("x"))), "\\sin{x}", "sin x"},
        Case{"own function", in("func", in("fName", r("rot", kUpright)) + in("e", fenced(r("F")))), "\\operatorname{rot}\\left(F\\right)", "rot(F)"},
        Case{"limit", in("func", in("fName", in("limLow", in("e", r("lim", kUpright)) + in("lim", r("n→∞")))) + in("e", r("a"))),
             "\\lim_{n\\rightarrow\\infty}{a}", "lim_(n→∞) a"},
        Case{"brace", in("limLow", in("e", in("groupChr", in("e", r("x+y")))) + in("lim", r("s"))), "\\underbrace{x+y}_{s}", "⏟(x+y)_s"},
        Case{"above", in("limUpp", in("e", r("=")) + in("lim", r("!"))), "\\overset{!}{=}", "=^!"},
        Case{"boxed", in("borderBox", in("e", r("E"))), "\\boxed{E}", "E"},
        Case{"grouped", in("box", in("e", r("≔"))), ":=", "≔"},
        Case{"typed signs", r("a^b~c"), "a\\text{\\textasciicircum}b\\sim c", "a^b~c"},
        Case{"hidden", in("phant", in("phantPr", value("show", "0")) + in("e", r("xy"))) + r("z"), "\\phantom{xy}z", "z"}),
    [](const auto& param) {
        std::string name = param.param.name;
        std::replace(name.begin(), name.end(), ' ', '_');
        return name;
    });

TEST(Formula, StructureIsBoundedTextIsNot) {
    constexpr int kMany = 120000;
    Reader reader;
    Parser parser(reader, 100);
    std::string xml = "<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">";
    for (int i = 0; i < kMany; ++i) {
        xml += "<m:r><m:t>x</m:t></m:r>";
    }
    xml += "</m:oMath>";
    parser.feed(xml.data(), xml.size());
    parser.finish();
    EXPECT_EQ(reader.formula.plain().size(), static_cast<std::size_t>(kMany));
}

}  // namespace
}  // namespace bianmu::test
