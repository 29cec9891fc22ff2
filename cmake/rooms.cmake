# Warnings and sanitizers, for our own targets only.
add_library(bianmu_warnings INTERFACE)
target_compile_options(bianmu_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(bianmu_warnings INTERFACE -Wno-restrict)   # false alarms on string concatenation, GCC bug 105651
endif()
if(BIANMU_WERROR)
  target_compile_options(bianmu_warnings INTERFACE -Werror)
endif()
if(BIANMU_SANITIZE)
  add_compile_options(-fsanitize=${BIANMU_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${BIANMU_SANITIZE})
  if(BIANMU_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
endif()

# bianmu_room(NAME SOURCES … ROOMS … LIBRARIES …): one folder, one static library `bianmu_NAME`, one namespace.
# ROOMS are the rooms whose headers it includes (public), LIBRARIES what stays inside it (private).
function(bianmu_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;ROOMS;LIBRARIES" ${ARGN})
  add_library(bianmu_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(bianmu_${name} PUBLIC $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/src> $<INSTALL_INTERFACE:include/bianmu>)
  # Position independent with hidden symbols: the archives can be linked into a shared library, and calls between them stay direct.
  set_target_properties(bianmu_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  foreach(room IN LISTS ROOM_ROOMS)
    target_link_libraries(bianmu_${name} PUBLIC bianmu_${room})
  endforeach()
  target_compile_options(bianmu_${name} PRIVATE -fno-plt)   # a call into a library is one jump, not two
  target_link_libraries(bianmu_${name} PRIVATE $<BUILD_INTERFACE:bianmu_warnings> ${ROOM_LIBRARIES})
endfunction()

# bianmu_test(NAME SOURCES … ROOMS … LIBRARIES …): one GoogleTest program, one ctest entry per TEST, labelled with NAME, run in the source folder.
# No path of the checkout is compiled in, so that a compiler cache serves every checkout.
function(bianmu_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;ROOMS;LIBRARIES" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  foreach(room IN LISTS TEST_ROOMS)
    target_link_libraries(${name} PRIVATE bianmu_${room})
  endforeach()
  target_link_libraries(${name} PRIVATE bianmu_warnings ${TEST_LIBRARIES} GTest::gtest GTest::gtest_main)
  gtest_discover_tests(${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 120 LABELS ${name})
endfunction()

# bianmu_embed(TARGET HEADER NAMESPACE [NAME FILE]…): text files as `constexpr std::string_view NAME` in a generated HEADER.
function(bianmu_embed target header namespace)
  set(text "#pragma once\n\n#include <string_view>\n\nnamespace ${namespace} {\n")
  while(ARGN)
    list(POP_FRONT ARGN name file)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} content)
    string(APPEND text "inline constexpr std::string_view ${name} = R\"embedded(${content})embedded\";\n")
  endwhile()
  string(APPEND text "}  // namespace ${namespace}\n")
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/${header} CONTENT "@text@" @ONLY)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()

# bianmu_show_only(TARGET PATTERN): the symbols that a shared library or module shows; those of the libraries in it stay inside.
function(bianmu_show_only target pattern)
  set(script ${CMAKE_CURRENT_BINARY_DIR}/${target}.map)
  file(CONFIGURE OUTPUT ${script} CONTENT "{ global: ${pattern}; local: *; };\n")
  target_link_options(${target} PRIVATE LINKER:--version-script=${script})
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${script})
endfunction()
