#include <algorithm>
#include <array>
#include <iterator>

#include "extract/docx/formula.h"

namespace bianmu::extract::docx {

namespace {

struct Symbol {
    char32_t sign;
    std::string_view command;
};

// By code point, for the search.
constexpr Symbol kSymbols[] = {
    {U'¬', "\\neg"}, {U'°', "^{\\circ}"}, {U'±', "\\pm"}, {U'·', "\\cdot"}, {U'×', "\\times"}, {U'÷', "\\div"},
    {U'ı', "\\imath"}, {U'ȷ', "\\jmath"},
    {U'Γ', "\\Gamma"}, {U'Δ', "\\Delta"}, {U'Θ', "\\Theta"}, {U'Λ', "\\Lambda"}, {U'Ξ', "\\Xi"}, {U'Π', "\\Pi"}, {U'Σ', "\\Sigma"},
    {U'Υ', "\\Upsilon"}, {U'Φ', "\\Phi"}, {U'Ψ', "\\Psi"}, {U'Ω', "\\Omega"},
    {U'α', "\\alpha"}, {U'β', "\\beta"}, {U'γ', "\\gamma"}, {U'δ', "\\delta"}, {U'ε', "\\varepsilon"}, {U'ζ', "\\zeta"}, {U'η', "\\eta"},
    {U'θ', "\\theta"}, {U'ι', "\\iota"}, {U'κ', "\\kappa"}, {U'λ', "\\lambda"}, {U'μ', "\\mu"}, {U'ν', "\\nu"}, {U'ξ', "\\xi"},
    {U'π', "\\pi"}, {U'ρ', "\\rho"}, {U'ς', "\\varsigma"}, {U'σ', "\\sigma"}, {U'τ', "\\tau"}, {U'υ', "\\upsilon"}, {U'φ', "\\varphi"},
    {U'χ', "\\chi"}, {U'ψ', "\\psi"}, {U'ω', "\\omega"}, {U'ϑ', "\\vartheta"}, {U'ϕ', "\\phi"}, {U'ϖ', "\\varpi"}, {U'ϰ', "\\varkappa"},
    {U'ϱ', "\\varrho"}, {U'ϵ', "\\epsilon"},
    {U'‖', "\\|"}, {U'†', "\\dagger"}, {U'‡', "\\ddagger"}, {U'•', "\\bullet"}, {U'…', "\\ldots"}, {U'′', "'"}, {U'″', "''"}, {U'‴', "'''"},
    {U'ℏ', "\\hbar"}, {U'ℓ', "\\ell"}, {U'℘', "\\wp"}, {U'ℵ', "\\aleph"}, {U'ℶ', "\\beth"},
    {U'←', "\\leftarrow"}, {U'↑', "\\uparrow"}, {U'→', "\\rightarrow"}, {U'↓', "\\downarrow"}, {U'↔', "\\leftrightarrow"},
    {U'↕', "\\updownarrow"}, {U'↖', "\\nwarrow"}, {U'↗', "\\nearrow"}, {U'↘', "\\searrow"}, {U'↙', "\\swarrow"}, {U'↦', "\\mapsto"},
    {U'↩', "\\hookleftarrow"}, {U'↪', "\\hookrightarrow"}, {U'⇀', "\\rightharpoonup"}, {U'⇌', "\\rightleftharpoons"},
    {U'⇐', "\\Leftarrow"}, {U'⇑', "\\Uparrow"}, {U'⇒', "\\Rightarrow"}, {U'⇓', "\\Downarrow"}, {U'⇔', "\\Leftrightarrow"},
    {U'∀', "\\forall"}, {U'∂', "\\partial"}, {U'∃', "\\exists"}, {U'∄', "\\nexists"}, {U'∅', "\\emptyset"}, {U'∆', "\\Delta"},
    {U'∇', "\\nabla"}, {U'∈', "\\in"}, {U'∉', "\\notin"}, {U'∋', "\\ni"}, {U'∏', "\\prod"}, {U'∐', "\\coprod"}, {U'∑', "\\sum"},
    {U'−', "-"}, {U'∓', "\\mp"}, {U'∖', "\\setminus"}, {U'∗', "\\ast"}, {U'∘', "\\circ"}, {U'∙', "\\bullet"}, {U'√', "\\surd"},
    {U'∝', "\\propto"}, {U'∞', "\\infty"}, {U'∟', "\\llcorner"}, {U'∠', "\\angle"}, {U'∣', "\\mid"}, {U'∤', "\\nmid"}, {U'∥', "\\parallel"},
    {U'∦', "\\nparallel"}, {U'∧', "\\wedge"}, {U'∨', "\\vee"}, {U'∩', "\\cap"}, {U'∪', "\\cup"}, {U'∫', "\\int"}, {U'∬', "\\iint"},
    {U'∭', "\\iiint"}, {U'∮', "\\oint"}, {U'∯', "\\oiint"}, {U'∰', "\\oiiint"}, {U'∴', "\\therefore"}, {U'∵', "\\because"}, {U'∶', ":"},
    {U'∷', "::"}, {U'∼', "\\sim"}, {U'≃', "\\simeq"}, {U'≅', "\\cong"}, {U'≈', "\\approx"}, {U'≐', "\\doteq"}, {U'≔', ":="},
    {U'≜', "\\triangleq"}, {U'≠', "\\neq"}, {U'≡', "\\equiv"}, {U'≤', "\\leq"}, {U'≥', "\\geq"}, {U'≦', "\\leqq"}, {U'≧', "\\geqq"},
    {U'≪', "\\ll"}, {U'≫', "\\gg"}, {U'≮', "\\nless"}, {U'≯', "\\ngtr"}, {U'≺', "\\prec"}, {U'≻', "\\succ"}, {U'⊂', "\\subset"},
    {U'⊃', "\\supset"}, {U'⊄', "\\not\\subset"}, {U'⊆', "\\subseteq"}, {U'⊇', "\\supseteq"}, {U'⊊', "\\subsetneq"}, {U'⊕', "\\oplus"},
    {U'⊖', "\\ominus"}, {U'⊗', "\\otimes"}, {U'⊘', "\\oslash"}, {U'⊙', "\\odot"}, {U'⊢', "\\vdash"}, {U'⊤', "\\top"}, {U'⊥', "\\perp"},
    {U'⊨', "\\models"}, {U'⊲', "\\triangleleft"}, {U'⊳', "\\triangleright"}, {U'⋀', "\\bigwedge"}, {U'⋁', "\\bigvee"}, {U'⋂', "\\bigcap"},
    {U'⋃', "\\bigcup"}, {U'⋄', "\\diamond"}, {U'⋅', "\\cdot"}, {U'⋆', "\\star"}, {U'⋮', "\\vdots"}, {U'⋯', "\\cdots"}, {U'⋱', "\\ddots"},
    {U'⌈', "\\lceil"}, {U'⌉', "\\rceil"}, {U'⌊', "\\lfloor"}, {U'⌋', "\\rfloor"}, {U'⏞', "\\overbrace{}"}, {U'⏟', "\\underbrace{}"},
    {U'□', "\\square"}, {U'△', "\\triangle"}, {U'▽', "\\triangledown"}, {U'◇', "\\Diamond"}, {U'○', "\\bigcirc"},
    {U'⟨', "\\langle"}, {U'⟩', "\\rangle"}, {U'⟵', "\\longleftarrow"}, {U'⟶', "\\longrightarrow"}, {U'⟷', "\\longleftrightarrow"},
    {U'⟸', "\\Longleftarrow"}, {U'⟹', "\\Longrightarrow"}, {U'⟺', "\\Longleftrightarrow"}, {U'⨀', "\\bigodot"}, {U'⨁', "\\bigoplus"},
    {U'⨂', "\\bigotimes"}, {U'⨄', "\\biguplus"}, {U'⨆', "\\bigsqcup"}, {U'⩽', "\\leqslant"}, {U'⩾', "\\geqslant"}, {U'⪯', "\\preceq"},
    {U'⪰', "\\succeq"},
};
static_assert(std::is_sorted(std::begin(kSymbols), std::end(kSymbols), [](const Symbol& a, const Symbol& b) { return a.sign < b.sign; }));

constexpr std::array<std::string_view, 32> kFunctions{"arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det",
                                                      "dim",    "exp",    "gcd",    "hom", "inf", "ker",  "lg",  "lim",  "liminf", "limsup", "ln",
                                                      "log",    "max",    "min",    "Pr",  "sec", "sin",  "sinh", "sup", "tan", "tanh"};

constexpr Symbol kAccents[] = {
    {U'\u0300', "\\grave"}, {U'\u0301', "\\acute"}, {U'\u0302', "\\hat"},   {U'\u0303', "\\tilde"},     {U'\u0304', "\\bar"},
    {U'\u0305', "\\overline"}, {U'\u0306', "\\breve"}, {U'\u0307', "\\dot"}, {U'\u0308', "\\ddot"},     {U'\u030A', "\\mathring"},
    {U'\u030C', "\\check"}, {U'\u0332', "\\underline"}, {U'\u20D6', "\\overleftarrow"}, {U'\u20D7', "\\vec"}, {U'\u20DB', "\\dddot"},
    {U'^', "\\hat"},        {U'~', "\\tilde"},      {U'¯', "\\bar"},        {U'→', "\\overrightarrow"}, {U'←', "\\overleftarrow"},
    {U'↔', "\\overleftrightarrow"},
};
constexpr Symbol kFences[] = {
    {U'{', "\\{"}, {U'}', "\\}"}, {U'⟨', "\\langle"}, {U'⟩', "\\rangle"}, {U'〈', "\\langle"}, {U'〉', "\\rangle"},
    {U'⌊', "\\lfloor"}, {U'⌋', "\\rfloor"}, {U'⌈', "\\lceil"}, {U'⌉', "\\rceil"}, {U'‖', "\\|"}, {U'∥', "\\|"},
};
constexpr Symbol kSpaces[] = {{U'\u00A0', "\\ "}, {U'\u2002', "\\enspace "}, {U'\u2003', "\\quad "}, {U'\u2004', "\\;"}, {U'\u2005', "\\:"},
                            {U'\u2006', "\\,"}, {U'\u2009', "\\,"},       {U'\u200A', "\\,"},     {U'\u2061', ""},   {U'\u2062', ""}, {U'\u2063', ""}, {U'\u2064', ""}};

template <std::size_t n>
const Symbol* find(const Symbol (&symbols)[n], char32_t sign) {
    const auto* const found = std::find_if(std::begin(symbols), std::end(symbols), [&](const Symbol& symbol) { return symbol.sign == sign; });
    return found == std::end(symbols) ? nullptr : found;
}

template <std::size_t n>
std::string_view command_of(const Symbol (&symbols)[n], char32_t sign) {
    const Symbol* const found = find(symbols, sign);
    return found == nullptr ? std::string_view() : found->command;
}

}  // namespace

std::string_view latex_symbol(char32_t c) {
    const auto* const found =
        std::lower_bound(std::begin(kSymbols), std::end(kSymbols), c, [](const Symbol& symbol, char32_t sign) { return symbol.sign < sign; });
    return found != std::end(kSymbols) && found->sign == c ? found->command : std::string_view();
}

char32_t plain_letter(char32_t c) {
    constexpr char32_t kLatin = 0x1D400, kGreek = 0x1D6A8, kDigits = 0x1D7CE, kEnd = 0x1D800;
    constexpr char32_t kLetters = 52, kGreekLetters = 58;
    // Holes of the block, whose letters stood elsewhere before it was made.
    constexpr std::u32string_view kElsewhere = U"ℬℰℱℋℐℒℳℛℯℊℴℂℍℕℙℚℝℤℭℌℑℜℨℎ", kPlain = U"BEFHILMRegoCHNPQRZCHIRZh";
    if (const std::size_t at = kElsewhere.find(c); at != std::u32string_view::npos) {
        return kPlain[at];
    }
    if (c >= kLatin && c < kLatin + 13 * kLetters) {
        const char32_t letter = (c - kLatin) % kLetters;
        return letter < 26 ? U'A' + letter : U'a' + letter - 26;
    }
    if (c >= kGreek && c < kGreek + 5 * kGreekLetters) {
        constexpr std::u32string_view kLettersOfGreek = U"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ";
        return kLettersOfGreek[(c - kGreek) % kGreekLetters];
    }
    return c >= kDigits && c < kEnd ? U'0' + (c - kDigits) % 10 : c;
}

std::string_view latex_accent(char32_t c) {
    return command_of(kAccents, c);
}

std::string_view latex_fence(char32_t c) {
    return command_of(kFences, c);
}

std::optional<std::string_view> latex_space(char32_t c) {
    const Symbol* const found = find(kSpaces, c);
    return found == nullptr ? std::nullopt : std::optional(found->command);
}

bool is_latex_function(std::string_view word) {
    return std::find(kFunctions.begin(), kFunctions.end(), word) != kFunctions.end();
}

std::string_view latex_alphabet(char32_t c) {
    constexpr char32_t kFirst = 0x1D400, kEnd = 0x1D6A4, kGreekEnd = 0x1D7CC, kDigitsEnd = 0x1D800;
    constexpr char32_t kLetters = 52;
    constexpr std::array<std::string_view, 13> kAlphabets{"\\mathbf", "", "\\boldsymbol", "\\mathcal", "\\mathcal", "\\mathfrak", "\\mathbb",
                                                          "\\mathfrak", "\\mathsf", "\\mathsf", "\\mathsf", "\\mathsf", "\\mathtt"};
    if (c >= kFirst && c < kEnd) {
        return kAlphabets[(c - kFirst) / kLetters];
    }
    if (c >= kGreekEnd && c < kDigitsEnd) {
        constexpr std::array<std::string_view, 5> kDigits{"\\mathbf", "\\mathbb", "\\mathsf", "\\mathsf", "\\mathtt"};
        return c < 0x1D7CE ? "\\mathbf" : kDigits[(c - 0x1D7CE) / 10];
    }
    constexpr std::u32string_view kDouble = U"ℂℍℕℙℚℝℤ", kScript = U"ℬℰℱℋℐℒℳℛℯℊℴ", kFraktur = U"ℭℌℑℜℨ";
    return kDouble.find(c) != std::u32string_view::npos    ? "\\mathbb"
           : kScript.find(c) != std::u32string_view::npos  ? "\\mathcal"
           : kFraktur.find(c) != std::u32string_view::npos ? "\\mathfrak"
                                                           : "";
}

}  // namespace bianmu::extract::docx
