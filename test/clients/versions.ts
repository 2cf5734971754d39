/** The version of every foreign tool and library that `make clients` uses. They are installed from their registries. */

export const PYTHON_PACKAGES = {
  'openapi-python-client': '0.29.1',
  /** It formats what the generator writes. */
  ruff: '0.17.6',
  mypy: '2.4.1',
};

export const OAPI_CODEGEN = {
  module: 'github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen',
  version: 'v2.8.2',
  /** What its clients import. */
  libraries: { 'github.com/oapi-codegen/runtime': 'v1.9.0', 'github.com/google/uuid': 'v1.6.0' },
};

export const OPENAPI_GENERATOR = {
  artifact: 'org.openapitools:openapi-generator-cli',
  version: '7.23.0',
  goLibraries: { 'gopkg.in/validator.v2': 'v2.0.1' },
};

/** It fetches Maven artifacts and lists class paths. */
export const MAVEN_DEPENDENCY_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
