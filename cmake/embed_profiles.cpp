// embed_profiles PROFILES DEMANDS: writes two headers, the built-in profiles as tables, put together with what they extend and without the examples of
// their rules, and the demands of all their expressions. The build runs it.
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

#include "flat_table.h"
#include "structure/built_in.h"
#include "structure/known_demands.h"
#include "structure/make_profile.h"
#include "structure/profile_json.h"
#include "structure/required.h"

namespace bianmu::structure {

std::optional<CloseDemands> known_demands(std::string_view /*expression*/) { return std::nullopt; }   // this program finds them out

}  // namespace bianmu::structure

namespace {

using namespace bianmu::structure;

/// The expressions of a profile with their demands.
void add_demands(std::map<std::string, std::string>& demands, const Profile& profile) {
    const auto add = [&demands](const Pattern& pattern) {
        if (!pattern.empty()) {
            demands[pattern.expression()] = to_text(close_demands_of(pattern.expression()));
        }
    };
    for (const ListedRule& listed : profile.listed_rules()) {
        add(listed.rule->pattern);
        add(listed.rule->except);
    }
    for (const ListedPattern& listed : profile.listed_patterns()) {
        add(*listed.pattern);
    }
}

/// The bytes of a text inside quotation marks.
std::string as_literal(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '?' || static_cast<unsigned char>(c) < ' ') {   // two question marks may begin a trigraph
            char octal[5];
            std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(c));
            out += octal;
        } else {
            out += c;
        }
    }
    return out;
}

void write_demands(std::ostream& out, const std::map<std::string, std::string>& demands) {
    out << "\n/// Places in the text, in the order of the expressions.\nstruct KnownDemands {\n    std::uint32_t expression, expression_size, demands, demands_size;\n};\n"
        << "inline constexpr KnownDemands kKnownDemands[] = {\n";
    std::size_t at = 0;
    std::string text;
    for (const auto& [expression, own] : demands) {
        out << '{' << at << ',' << expression.size() << ',' << at + expression.size() << ',' << own.size() << "},\n";
        at += expression.size() + own.size();
        text += '"' + as_literal(expression) + as_literal(own) + "\"\n";
    }
    out << "};\ninline constexpr std::string_view kDemandText{\n" << text << ", " << at << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: embed_profiles PROFILES DEMANDS\n", stderr);
        return 2;
    }
    constexpr std::string_view kNamespace = "\nnamespace bianmu::structure::embedded {\n", kEnd = "\n}  // namespace bianmu::structure::embedded\n";
    std::ofstream profiles(argv[1], std::ios::binary), table(argv[2], std::ios::binary);
    profiles << "#pragma once\n\n#include \"model/flat_json.h\"\n" << kNamespace;
    std::map<std::string, std::string> demands;
    for (const std::string_view name : kBuiltIn) {
        const Json& json = *built_in_json(name, Examples::left_out);
        bianmu::write_table(profiles, "k_" + std::string(name), json);
        const auto profile = make_profile(json);
        if (!profile) {
            std::fprintf(stderr, "embed_profiles: %s\n", profile.error().message.c_str());
            return 1;
        }
        add_demands(demands, *profile);
    }
    profiles << kEnd;
    table << "#pragma once\n\n#include <cstdint>\n#include <string_view>\n" << kNamespace;
    write_demands(table, demands);
    table << kEnd;
    return profiles.flush() && table.flush() ? 0 : 1;
}
