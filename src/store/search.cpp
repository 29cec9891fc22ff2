#include "store/search.h"

#include <unistd.h>

#include <utility>

#include "store/database.h"
#include "store/fault.h"
#include "store/search_plan.h"
#include "store/sqlite_store.h"

namespace bianmu::store {
namespace {

using model::Code;
using model::fail;

constexpr std::size_t kWidth = 80;   ///< characters of a snippet
constexpr int kPlaces = 5;           ///< that are named of one document

/// Reads what is shown of one article after the other.
class Details {
public:
    explicit Details(Database& database)
        : article_(database.prepare("select a.id, a.title, a.text, a.page, s.title, d.title, d.kind, d.issuer, d.date, d.number, d.sha256, d.archive_path, d.part "
                                    "from articles a join documents d on d.id = a.document "
                                    "left join sections s on s.document = a.document and s.ordinal = a.section where a.key = ?")),
          places_(database.prepare("select source || case archive_path when '' then '' else '!/' || archive_path end from sources where document = "
                                   "(select id from documents where sha256 = ? and archive_path = ? and part = '') order by 1 limit ?")) {}

    SearchHit read(std::int64_t key, double score, const std::vector<std::string>& words) {
        SearchHit out;
        out.score = score;
        article_.with(key);
        while (article_.step()) {
            int column = -1;
            out.article = article_.text(++column);
            out.title = mark(article_.text(++column), words);
            out.snippet = snippet(article_.text(++column), words, kWidth);
            out.page = article_.number(++column);
            for (std::string* text : {&out.section, &out.document, &out.kind, &out.issuer, &out.date, &out.number, &out.sha256, &out.archive_path, &out.part}) {
                *text = article_.text(++column);
            }
        }
        places_.with(out.sha256, out.archive_path, kPlaces);
        while (places_.step()) {
            out.places.push_back(places_.text(0));
        }
        return out;
    }

private:
    Statement article_, places_;
};

SearchAnswer run(Database& database, const Query& query, const SearchOptions& options) {
    const SearchPlan plan = plan_search(database, query, options);
    auto found = database.prepare(plan.statement);
    found.with_row(plan.values);
    Details details(database);
    SearchAnswer out;
    while (found.step()) {
        if (out.hits.size() == options.limit) {
            out.has_more = true;
            break;
        }
        out.hits.push_back(details.read(found.number(0), found.real(1), query.wanted));
    }
    return out;
}

std::vector<std::string> explain(Database& database, const Query& query, const SearchOptions& options) {
    const SearchPlan plan = plan_search(database, query, options);
    auto steps = database.prepare("explain query plan " + plan.statement);
    steps.with_row(plan.values);
    std::vector<std::string> out{plan.statement};
    while (steps.step()) {
        out.push_back("  " + steps.text(3));
    }
    return out;
}

template <typename Answer>
model::Result<Answer> ask(const std::string& archive, const SearchOptions& options, Answer (*answer)(Database&, const Query&, const SearchOptions&)) {
    const auto query = read_query(options.query);
    if (!query) {
        return tl::unexpected(query.error());
    }
    if (::access(archive.c_str(), F_OK) != 0) {
        return fail(Code::environment, archive + ": there is no such archive; check the name");
    }
    try {
        Database database(archive, DatabaseMode::read);
        if (const std::string fault = archive_fault(database); !fault.empty()) {
            return fail(Code::environment, archive + ": " + fault);
        }
        return answer(database, *query, options);
    } catch (const EnvironmentFault& fault) {
        return fail(Code::environment, fault.what());
    }
}

}  // namespace

model::Result<SearchAnswer> search(const std::string& archive, const SearchOptions& options) {
    return ask(archive, options, run);
}

model::Result<std::vector<std::string>> explain_search(const std::string& archive, const SearchOptions& options) {
    return ask(archive, options, explain);
}

}  // namespace bianmu::store
